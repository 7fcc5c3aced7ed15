//! Words in the names of folders that say nothing of what was photographed.

use crate::domain::fold;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Words that say what is in a folder, or where it is from, but not what was photographed. Folders of cameras, phones,
/// programs and systems are called so in the languages that Albumen meets.
const PLAIN: &str = "
    photo photos foto fotos picture pictures pics image images img bild bilder bilde billeder kuvat imagen imagenes imagem imagens
    immagini immagine afbeelding afbeeldingen zdjęcia zdjęcie obrazy obrázky fotky fotky képek resimler fotoğraflar фото
    фотографии изображения картинки снимки 写真 画像 照片 图片 相片 사진 photographs photography fotografie fotografien fotografia fotografias
    film films filme filmy video videos vidéo vidéos wideo видео movie movies clips screenshot screenshots bildschirmfoto
    bildschirmfotos screencaps schermafbeeldingen skärmbilder capturas captures écran pantalla scan scans scanned raw raws jpg jpeg
    heic png tiff nef dng live slides dias negatives negative panorama panoramas panoramen selfies portrait portraits animated gif
    gifs stickers sticker profile voice notes wallpaper wallpapers thumbnails thumbs thumb cache private hidden statuses status
    avatars masters previews preview derivatives resources

    dcim camera cameras cam kamera kameras cámara câmera caméra fotocamera camara appareil aparat камера 相机 カメラ 카메라 roll uploads upload
    phone phones handy mobile telefon telefoon téléphone teléfono telefono smartphone iphone ipad android samsung galaxy pixel huawei
    xiaomi redmi oneplus motorola nokia canon nikon sony olympus panasonic lumix fuji fujifilm pentax leica gopro dji eos powershot
    coolpix ixus card cards sd sdcard karte speicherkarte usb stick disk disc cd dvd drive nas media storage internal external
    festplatte msdcf apple

    whatsapp telegram signal messenger instagram facebook snapchat viber wechat weixin line twitter pinterest google takeout icloud
    onedrive dropbox nextcloud lightroom picasa digikam darktable capture gimp photoshop bluetooth airdrop email mail sent received
    gesendet empfangen inbox shotwell iphoto aperture

    download downloads heruntergeladen téléchargements descargas scaricati pobrane загрузки 下载 ダウンロード backup backups sicherung
    sicherungen sauvegarde sauvegardes copia kopie kopien copy copies copie respaldo export exports exported exportiert import imports
    imported importiert archive archives archiv archivo archief edited edit edits bearbeitet original originals originale originaux
    selected selection auswahl best beste favorite favorites favourites favoriten favoris trash bin papierkorb corbeille deleted
    gelöscht recent recents recently added new neu neue neuer nouveau nouvelle nueva nuevo nuova nova novo nowy nieuwe ny nytt új yeni
    новая 新建文件夹 新しいフォルダー 새 새폴더 폴더 folder folders ordner dossier carpeta cartella pasta map mappe mapp mapa složka klasör folderu
    папка untitled unbenannt unnamed titre título album albums alben albumy álbum álbumes misc miscellaneous various divers diverse
    diverses verschiedenes sonstiges sonstige other others andere autres otros varie różne разное temp tmp test tests old alt alte
    ancien unsorted unsortiert sortieren sort todo data files dateien fichiers stuff zeug documents dokumente document desktop bureau
    escritorio schreibtisch public shared geteilt users user home library bibliothek part teil vol all alle todas toutes tout set
    batch group gruppe roll film1 duplicates duplikate doubles

    my meine mein mes mon ma mis mi mie mio minhas meus moje mina the le la les los las die der das dem den de del des du di da do von
    vom from und and et y e en of aus auf in on sans sin to for für mit with avec con à a os i z w og och van het een

    january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct
    nov dec januar jänner februar märz mai juni juli oktober dezember mär okt dez janvier février mars avril juin juillet août
    septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre janeiro fevereiro março maio junho julho setembro outubro
    novembro dezembro januari februari maart mei augustus styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień
    październik listopad grudzień январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь ocak şubat mart nisan
    mayıs haziran temmuz ağustos eylül ekim kasım aralık monday tuesday wednesday thursday friday saturday sunday montag dienstag
    mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche year month week day jahr monat
    woche tag année mois semaine jour año mes día anno mese giorno kw quarter quartal q1 q2 q3 q4
";

/// Whether a folded word is one of them.
pub(super) fn is_plain(word: &str) -> bool {
    static FOLDED: LazyLock<HashSet<String>> = LazyLock::new(|| PLAIN.split_whitespace().map(fold).collect());
    FOLDED.contains(word)
}
