//! What the person did, and the way back to it.

use super::screen::Screen;
use crate::person::Person;
use albumen::app::Screen as Page;
use eframe::egui::{Key, Modifiers};

#[test]
fn what_was_done_can_be_read_gone_back_to_and_done_again() {
    let person = Person::new();
    person.outing("20250503", 10, 6, 1);
    person.outing("20250607", 14, 5, 60);
    person.outing("20250810", 9, 4, 120);
    let mut screen = Screen::open(&person);
    screen.drop_files(std::slice::from_ref(&person.photos));
    screen.imported(15);
    screen.press_with(Modifiers::COMMAND, Key::H);
    screen.see("Nothing was decided yet");
    screen.click("See the suggestions");
    screen.click("Accept “Saturday 3 May 2025");
    screen.see("Accepted “Saturday 3 May 2025");
    screen.click("Reject “Saturday 7 Jun 2025");
    screen.see("Rejected “Saturday 7 Jun 2025");
    screen.click("Decide later about “Sunday 10 Aug 2025");

    screen.click("What I did");
    screen.see("Put off a suggestion: “Sunday 10 Aug 2025");
    screen.see("Rejected a suggestion: “Saturday 7 Jun 2025");
    screen.see("Accepted an album: “Saturday 3 May 2025");
    screen.click("Back to before: Rejected a suggestion: “Saturday 7 Jun 2025");
    screen.until("two steps are taken back", |harness| harness.state().model().groups.suggestions().len() == 2);
    screen.see("Do again up to: Rejected a suggestion");
    screen.close();

    // Also after a restart.
    let mut again = Screen::open(&person);
    again.imported(15);
    again.press_with(Modifiers::COMMAND, Key::H);
    again.click("Do again up to: Put off a suggestion");
    again.until("all stands again", |harness| harness.state().model().groups.suggestions().is_empty());
    again.click("Back to before: Accepted an album");
    again.until("as on the first day", |harness| {
        harness.state().model().groups.suggestions().len() == 3 && harness.state().model().screen == Page::History
    });
}
