//! How a photo was taken.

/// Lens and exposure, as far as a file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Exposure {
    /// The lens, as it names itself.
    pub lens: Option<String>,
    /// Focal length in millimetres.
    pub focal_length: Option<f64>,
    /// Focal length by the diameter of the opening.
    pub f_number: Option<f64>,
    /// How long, in seconds.
    pub seconds: Option<f64>,
    /// Sensitivity.
    pub iso: Option<u32>,
}
