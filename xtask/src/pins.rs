//! Which ONNX Runtime we run with: version, file and SHA-256 for each platform, each taken from a download that was
//! unpacked and looked at. A platform that is not here has no published library of this version.

/// The version Albumen is built for; the name of its folder in the cache, where Albumen looks.
pub(crate) const RUNTIME_VERSION: &str = "1.31.1";

/// The newest version in the npm registry when this was written. It speaks the same interface (API 24 and later), so
/// it serves where there is no `pip`.
pub(crate) const NODE_VERSION: &str = "1.30.0";

/// SHA-256 of the npm package, which holds the libraries of all platforms.
pub(crate) const NODE_SHA256: &str = "6e3390d6b783e7be946fad629292799da28d0b42f84856e50d2c1b0383291e75";

/// A file inside an archive.
pub(crate) struct Member {
    /// Its path inside the archive.
    pub(crate) path: &'static str,
    /// SHA-256 of the unpacked file.
    pub(crate) sha256: &'static str,
}

/// The library for one kind of machine.
pub(crate) struct Pin {
    os: &'static str,
    arch: &'static str,
    /// The tag that `pip download --platform` takes.
    pub(crate) wheel_platform: &'static str,
    /// SHA-256 of the wheel (CPython 3.11; the library inside does not depend on Python).
    pub(crate) wheel_sha256: &'static str,
    /// The library in the wheel.
    pub(crate) in_wheel: Member,
    /// The library in the npm package.
    pub(crate) in_node: Member,
    /// What Albumen calls it.
    pub(crate) file_name: &'static str,
}

impl Pin {
    /// The pin for the machine that this was built for.
    pub(crate) fn of_this_machine() -> Option<&'static Self> {
        let musl = cfg!(target_env = "musl"); // the published libraries want glibc
        PINS.iter().find(|pin| !musl && pin.os == std::env::consts::OS && pin.arch == std::env::consts::ARCH)
    }

    /// Whether a library with this SHA-256 is one that we chose.
    pub(crate) fn accepts(&self, sha256: &str) -> bool {
        [self.in_wheel.sha256, self.in_node.sha256].contains(&sha256)
    }
}

const PINS: [Pin; 5] = [
    Pin {
        os: "linux",
        arch: "x86_64",
        wheel_platform: "manylinux_2_28_x86_64",
        wheel_sha256: "5752bd508126ae7c49894d3b9d2e83f0c3d487319246d04c444b393308d7ad7f",
        in_wheel: Member {
            path: "onnxruntime/capi/libonnxruntime.so.1.31.1",
            sha256: "fc44112fbe06d7d689c57e11d3862031f64711007e4ee020f8eed5185fd2c1d3",
        },
        in_node: Member {
            path: "package/bin/napi-v6/linux/x64/libonnxruntime.so.1",
            sha256: "ffb75a925ba05e47b235bb66e3e3911714a80b328a9c9425539feb204aa32a23",
        },
        file_name: "libonnxruntime.so",
    },
    Pin {
        os: "linux",
        arch: "aarch64",
        wheel_platform: "manylinux_2_28_aarch64",
        wheel_sha256: "da05378364c44d4407e463982d2bf8d5e4cfea873283757e48beeb41df97b7f3",
        in_wheel: Member {
            path: "onnxruntime/capi/libonnxruntime.so.1.31.1",
            sha256: "8aa3b76b28c778a2b1dd660d34161adb1d508c9ccd04ff9dc80e26eca5df8467",
        },
        in_node: Member {
            path: "package/bin/napi-v6/linux/arm64/libonnxruntime.so.1",
            sha256: "1f549d46250b005580b597f4164984aaf75b3bcb9f3aeb07c7f8a8fe60b23c76",
        },
        file_name: "libonnxruntime.so",
    },
    Pin {
        os: "macos",
        arch: "aarch64",
        wheel_platform: "macosx_14_0_arm64",
        wheel_sha256: "60b6b69bfe580eab576cacc5d132a0e9cf2a37fcfd18d46dd191042b1d1ed0d7",
        in_wheel: Member {
            path: "onnxruntime/capi/libonnxruntime.1.31.1.dylib",
            sha256: "f8b06155feece624e55e49124340eea279da812529ae6fbc46a9f2be9c9cad2e",
        },
        in_node: Member {
            path: "package/bin/napi-v6/darwin/arm64/libonnxruntime.1.30.0.dylib",
            sha256: "685d2be5dba1309c89d3a5324b7fd06a5c42f1a61bfea32d14c4cc28d072121d",
        },
        file_name: "libonnxruntime.dylib",
    },
    Pin {
        os: "windows",
        arch: "x86_64",
        wheel_platform: "win_amd64",
        wheel_sha256: "c3d91b5de31e2fc82d71bd65b2b22bddee8b49057a3a36338e9a868e0ea90c05",
        in_wheel: Member {
            path: "onnxruntime/capi/onnxruntime.dll",
            sha256: "8482d2ee174e28504f99730fb01d6861575870283de4ed3a897ad39170d9a9b9",
        },
        in_node: Member {
            path: "package/bin/napi-v6/win32/x64/onnxruntime.dll",
            sha256: "508c362f5673483dd3a086379c392795b2e42d10d5e6f3f90ebd7ac21c97af67",
        },
        file_name: "onnxruntime.dll",
    },
    Pin {
        os: "windows",
        arch: "aarch64",
        wheel_platform: "win_arm64",
        wheel_sha256: "93800007a7023b3ab26ad72e6463d0d57d84ead49a2f6341954d91438e046bc0",
        in_wheel: Member {
            path: "onnxruntime/capi/onnxruntime.dll",
            sha256: "f4f7729bf4aa0c78b6ab5253747f3593bb9a28b4c4275a0a9f59f04ea580d61f",
        },
        in_node: Member {
            path: "package/bin/napi-v6/win32/arm64/onnxruntime.dll",
            sha256: "6c3a2abf5c6aca11c48a0d338a91af309f2266f25ce2e4084e6a87bbcb0fbfd0",
        },
        file_name: "onnxruntime.dll",
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_pin_is_a_distinct_sha256() {
        let mut seen = HashSet::from([NODE_SHA256]);
        for pin in &PINS {
            for sha256 in [pin.wheel_sha256, pin.in_wheel.sha256, pin.in_node.sha256] {
                assert!(sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)));
                assert!(seen.insert(sha256), "pasted twice: {sha256}");
            }
            assert!(pin.accepts(pin.in_node.sha256) && !pin.accepts(pin.wheel_sha256));
        }
    }
}
