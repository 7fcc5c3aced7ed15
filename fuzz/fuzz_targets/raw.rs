//! Any bytes as a raw file: what its container says, the previews inside, and what they show.
#![no_main]

/// Starts by which raw files are known; the first byte says which is laid over the bytes, where one is.
const STARTS: [&[u8]; 8] = [
    b"",
    b"II*\0\x10\0\0\0CR\x02\0",
    b"II\x1a\0\0\0HEAPCCDR",
    b"IIRO\x08\0\0\0",
    b"IIU\0\x08\0\0\0",
    b"FUJIFILMCCD-RAW 0201",
    b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom",
    b"\0MRM",
];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let mut file = rest.to_vec();
    let start = STARTS[usize::from(*first) % STARTS.len()];
    let covered = start.len().min(file.len());
    file[..covered].copy_from_slice(&start[..covered]);
    let _ = albumen::import::probe(&file);
});
