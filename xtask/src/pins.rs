//! Which ONNX Runtime we run with: version, file and SHA-256 for each platform, each taken from a download that was
//! unpacked and looked at. A platform that is not here has no published library of this version.

/// The version Albumen is built for; the name of its folder in the cache, where Albumen looks.
pub(crate) const RUNTIME_VERSION: &str = "1.32.0";

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

/// ONNX Runtime's licence and the notices of its parts, in every wheel of this version.
pub(crate) const NOTICES: [Member; 2] = [
    Member { path: "onnxruntime/LICENSE", sha256: "2f07c72751aed99790b8a4869cf2311df85a860b22ded05fa22803587a48922c" },
    Member {
        path: "onnxruntime/ThirdPartyNotices.txt",
        sha256: "d8696258afcf9df7827a5e01d6b6d55ee9b461b4e82020f5f48242deb9cc2270",
    },
];

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
        wheel_sha256: "5a34fc4dfeb5a7b4a74c95dcba1e773d722abda720b474edf1b0c419dc6d163d",
        in_wheel: Member {
            path: "onnxruntime/capi/libonnxruntime.so.1.32.0",
            sha256: "6c1585d1bbf45b0712ea4a21b705c5fcb4ba04ff2e30f1fbf81a49faf658638f",
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
        wheel_sha256: "2303372a85299b6757b0e11e1cbf13e410ddf7e10c37f4b37e99d1c90e7daf7c",
        in_wheel: Member {
            path: "onnxruntime/capi/libonnxruntime.so.1.32.0",
            sha256: "49852228a93995158b2a813d4df487d47a1b76b0eaa894507ef49e91b6d7954a",
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
        wheel_sha256: "366b9e53d07812cc5c92822cecf7563b76a8a0f32ba3bb8dd232a206ac3bcb6c",
        in_wheel: Member {
            path: "onnxruntime/capi/libonnxruntime.1.32.0.dylib",
            sha256: "fa585fabbea65b823b9a8f7e27d46aee3989d1be7e36b528203d3a1fd613aae7",
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
        wheel_sha256: "d7e0c45cc5f456ad7805e6dd256a7662736cda9c2fd17becae194eb3c2f6df72",
        in_wheel: Member {
            path: "onnxruntime/capi/onnxruntime.dll",
            sha256: "e9feebaed867b76f741c14ae64e056a3da64a153a61994f1fb48eadc7f9b3ba8",
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
        wheel_sha256: "23361cdf98afac352d10aa7d9e0a10ceaeb02d38430fb693c6eff370196db62d",
        in_wheel: Member {
            path: "onnxruntime/capi/onnxruntime.dll",
            sha256: "d3587771474d96427cc5683fa49440127e928622a5e9df0f3e24209ae1fc42ad",
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
