//! Colours, spaces and sizes of text, by name: the only place where they are numbers.

use eframe::egui::{Color32, Context, CornerRadius, FontId, Margin, Stroke, Style, TextStyle, Theme, Visuals, vec2};

/// Spaces in steps of 4 points.
pub(super) mod space {
    /// Between photos.
    pub(crate) const HAIR: f32 = 4.0;
    /// Between what belongs together.
    pub(crate) const SMALL: f32 = 8.0;
    /// Inside of cards and bars.
    pub(crate) const MEDIUM: f32 = 12.0;
    /// Around things.
    pub(crate) const LARGE: f32 = 16.0;
    /// Between sections.
    pub(crate) const HUGE: f32 = 24.0;
}

/// Sizes of text in points.
pub(super) mod text {
    /// Notes, counts, keys.
    pub(crate) const SMALL: f32 = 12.0;
    /// Everything else.
    pub(crate) const BODY: f32 = 14.0;
    /// Titles.
    pub(crate) const TITLE: f32 = 20.0;
}

/// How round corners are, in points.
pub(super) const CORNER: u8 = 6;
/// Width of the side bar: where there is room, albums' titles less often take two rows.
pub(super) fn side_bar(window: f32) -> f32 {
    if window >= 1_200.0 { 264.0 } else { 232.0 }
}

/// Height of a view's title row.
pub(super) const TITLE_ROW: f32 = 52.0;
/// Height of a day's header.
pub(super) const DAY_HEADER: f32 = 40.0;
/// The least width of a day, so that its header has room.
pub(super) const DAY: f32 = 168.0;
/// Width of the scrubber.
pub(super) const SCRUBBER: f32 = 64.0;
/// Width of the details beside a photo.
pub(super) const DETAILS: f32 = 320.0;
/// Height of the bar at the bottom.
pub(super) const BOTTOM_BAR: f32 = 36.0;

/// The colours of one theme.
#[derive(Clone, Copy, Debug)]
pub(super) struct Palette {
    /// Behind everything.
    pub ground: Color32,
    /// Side bar and bars.
    pub bar: Color32,
    /// Cards, fields, menus.
    pub card: Color32,
    /// A photo that is not there yet.
    pub empty: Color32,
    /// Lines between things.
    pub line: Color32,
    /// Text.
    pub text: Color32,
    /// Text that says less.
    pub quiet: Color32,
    /// The one thing to do next.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// What needs a look.
    pub warning: Color32,
}

const DARK: Palette = Palette {
    ground: Color32::from_rgb(0x17, 0x18, 0x1a),
    bar: Color32::from_rgb(0x1e, 0x1f, 0x22),
    card: Color32::from_rgb(0x26, 0x28, 0x2b),
    empty: Color32::from_rgb(0x2b, 0x2d, 0x31),
    line: Color32::from_rgb(0x33, 0x36, 0x3a),
    text: Color32::from_rgb(0xe8, 0xe6, 0xe3),
    quiet: Color32::from_rgb(0xa6, 0xa5, 0xa1),
    accent: Color32::from_rgb(0xf2, 0xb8, 0x4b),
    on_accent: Color32::from_rgb(0x22, 0x1a, 0x08),
    warning: Color32::from_rgb(0xe8, 0x8f, 0x6a),
};

const LIGHT: Palette = Palette {
    ground: Color32::from_rgb(0xfa, 0xf9, 0xf7),
    bar: Color32::from_rgb(0xf1, 0xf0, 0xed),
    card: Color32::from_rgb(0xff, 0xff, 0xff),
    empty: Color32::from_rgb(0xe4, 0xe3, 0xdf),
    line: Color32::from_rgb(0xdb, 0xd9, 0xd4),
    text: Color32::from_rgb(0x23, 0x22, 0x20),
    quiet: Color32::from_rgb(0x66, 0x64, 0x5f),
    accent: Color32::from_rgb(0xf0, 0xb0, 0x3a),
    on_accent: Color32::from_rgb(0x22, 0x1a, 0x08),
    warning: Color32::from_rgb(0xb0, 0x4a, 0x1f),
};

/// The colours in use.
pub(super) fn palette(context: &Context) -> Palette {
    match context.theme() {
        Theme::Dark => DARK,
        Theme::Light => LIGHT,
    }
}

/// Gives egui these colours and sizes.
pub(super) fn install(context: &Context) {
    for (theme, palette) in [(Theme::Dark, DARK), (Theme::Light, LIGHT)] {
        context.style_mut_of(theme, |style| dress(style, theme, &palette));
    }
}

fn dress(style: &mut Style, theme: Theme, palette: &Palette) {
    style.text_styles = [
        (TextStyle::Small, FontId::proportional(text::SMALL)),
        (TextStyle::Body, FontId::proportional(text::BODY)),
        (TextStyle::Button, FontId::proportional(text::BODY)),
        (TextStyle::Monospace, FontId::monospace(text::SMALL)),
        (TextStyle::Heading, FontId::proportional(text::TITLE)),
    ]
    .into();
    style.spacing.item_spacing = vec2(space::SMALL, space::SMALL);
    style.spacing.button_padding = vec2(space::MEDIUM, 6.0);
    style.spacing.menu_margin = Margin::same(8);
    style.interaction.selectable_labels = false;
    style.animation_time = 0.12;

    let mut visuals = if theme == Theme::Dark { Visuals::dark() } else { Visuals::light() };
    visuals.override_text_color = Some(palette.text);
    visuals.weak_text_color = Some(palette.quiet);
    visuals.panel_fill = palette.ground;
    visuals.window_fill = palette.card;
    visuals.extreme_bg_color = palette.ground;
    visuals.faint_bg_color = palette.bar;
    visuals.selection.bg_fill = palette.accent.gamma_multiply(0.35);
    visuals.selection.stroke = Stroke::new(1.0, palette.text);
    visuals.hyperlink_color = palette.accent;
    visuals.warn_fg_color = palette.warning;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    let widgets = &mut visuals.widgets;
    for (state, fill) in [
        (&mut widgets.noninteractive, palette.bar),
        (&mut widgets.inactive, palette.card),
        (&mut widgets.hovered, palette.empty),
        (&mut widgets.active, palette.line),
        (&mut widgets.open, palette.card),
    ] {
        state.corner_radius = CornerRadius::same(CORNER);
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::new(1.0, palette.line);
        state.fg_stroke = Stroke::new(1.0, palette.text);
        state.expansion = 0.0;
    }
    // Boxes to tick also stand on cards, where they must be seen while they are empty.
    widgets.inactive.bg_fill = palette.ground;
    style.visuals = visuals;
}
