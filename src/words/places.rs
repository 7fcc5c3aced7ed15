//! Names of places, in the person's language as far as there are any.

use super::Words;
use crate::domain::{CountryCode, Locality, PlaceName, Whereabouts};

impl Words {
    /// A country: "Portugal".
    pub fn country(&self, country: CountryCode) -> String {
        self.fill("country-name", &[("code", country.to_string().to_lowercase().into())])
    }

    /// A town with its country: "Lisbon, Portugal"; once where both are one (Singapore).
    pub fn locality(&self, locality: &Locality) -> String {
        self.in_country(self.place(&locality.name), locality.country)
    }

    /// Where a group was, as briefly as a title wants it: "Lisbon", "Lisbon and Sintra", "Tuscany", "Portugal".
    pub fn whereabouts(&self, whereabouts: &Whereabouts) -> String {
        match whereabouts {
            Whereabouts::Town(town) => self.place(&town.name).to_owned(),
            Whereabouts::Towns(both) => self.both(self.place(&both[0].name), self.place(&both[1].name)),
            Whereabouts::Region(name, _) => self.place(name).to_owned(),
            Whereabouts::Country(country) => self.country(*country),
            Whereabouts::Countries(one, other) => self.both(&self.country(*one), &self.country(*other)),
        }
    }

    /// The same where there is room: "Lisbon, Portugal", "Tuscany, Italy".
    pub fn whereabouts_in_full(&self, whereabouts: &Whereabouts) -> String {
        match whereabouts {
            Whereabouts::Town(town) => self.locality(town),
            Whereabouts::Region(name, country) => self.in_country(self.place(name), *country),
            Whereabouts::Towns(_) | Whereabouts::Country(_) | Whereabouts::Countries(..) => {
                self.whereabouts(whereabouts)
            }
        }
    }

    fn in_country(&self, place: &str, country: CountryCode) -> String {
        let country = self.country(country);
        if place == country {
            return country;
        }
        self.fill("place-in-country", &[("place", place.into()), ("country", country.into())])
    }

    fn place<'a>(&self, name: &'a PlaceName) -> &'a str {
        name.in_language(self.language)
    }

    fn both(&self, one: &str, other: &str) -> String {
        self.fill("place-and-place", &[("one", one.into()), ("other", other.into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn town(name: &str, german: &str, country: &str) -> Locality {
        let name = PlaceName::new(name.into(), vec![("de", german.into())]);
        Locality { name, region: None, country: CountryCode::new(country).expect("two letters") }
    }

    fn said(of: impl Fn(&Words) -> String) -> [String; 3] {
        ["en", "en-US", "de"].map(|tag| of(&Words::new(&[tag.to_owned()])))
    }

    #[test]
    fn places_have_the_persons_names() {
        let (lisbon, sintra) = (town("Lisbon", "Lissabon", "PT"), town("Sintra", "Sintra", "PT"));
        assert_eq!(said(|w| w.locality(&lisbon)), ["Lisbon, Portugal", "Lisbon, Portugal", "Lissabon, Portugal"]);
        assert_eq!(said(|w| w.locality(&town("Singapore", "Singapur", "SG")))[2], "Singapur");
        assert_eq!(said(|w| w.whereabouts_in_full(&Whereabouts::Town(lisbon.clone())))[2], "Lissabon, Portugal");
        let tuscany = PlaceName::new("Tuscany".into(), vec![("de", "Toskana".into())]);
        let tuscany = Whereabouts::Region(tuscany, CountryCode::new("IT").expect("two letters"));
        assert_eq!(said(|w| w.whereabouts(&tuscany)), ["Tuscany", "Tuscany", "Toskana"]);
        assert_eq!(said(|w| w.whereabouts_in_full(&tuscany))[2], "Toskana, Italien");
        let both = Whereabouts::Towns(Box::new([lisbon, sintra]));
        assert_eq!(said(|w| w.whereabouts(&both)), ["Lisbon and Sintra", "Lisbon and Sintra", "Lissabon und Sintra"]);
        let code = |text| CountryCode::new(text).expect("two letters");
        let two = Whereabouts::Countries(code("US"), code("CA"));
        assert_eq!(said(|w| w.whereabouts(&two))[0], "United States and Canada");
        assert_eq!(said(|w| w.whereabouts(&two))[2], "Vereinigte Staaten und Kanada");
        assert_eq!(said(|w| w.country(code("ZQ")))[0], "zq", "a code that no list knows");
    }
}
