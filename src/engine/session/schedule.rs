//! When to group anew. Pure: times are seconds on any steady clock.

/// After a decision grouping waits this long for the next one, in seconds: decisions come in bursts.
const CALM: f64 = 0.5;

/// A burst of decisions puts it off by at most this, in seconds.
const PATIENCE: f64 = 3.0;

/// While photos come in, the pause between two groupings is at least this, in seconds, …
const PAUSE: f64 = 2.0;

/// … and at least so many times as long as the last grouping took, so that reading has the machine.
const SHARE: f64 = 10.0;

/// What waits to be grouped, and since when.
#[derive(Clone, Debug, Default)]
pub(super) struct Schedule {
    started: Option<f64>,
    ended: Option<f64>,
    took: f64,
    has_new_photos: bool,
    /// From when on it is to be done, and when it was asked for first.
    asked: Option<(f64, f64)>,
}

impl Schedule {
    /// Photos came or went: when enough time has passed.
    pub(super) fn photos_changed(&mut self) {
        self.has_new_photos = true;
    }

    /// The person decided something: soon.
    pub(super) fn decided(&mut self, now: f64) {
        let first = self.asked.map_or(now, |(_, first)| first);
        let at = (now + CALM).min(first + PATIENCE);
        // What was asked for at once is not put off.
        let at = self.asked.filter(|(at, _)| *at <= now).map_or(at, |(at, _)| at);
        self.asked = Some((at, first));
    }

    /// There is a reason to do it now.
    pub(super) fn at_once(&mut self, now: f64) {
        self.asked = Some((now, now));
    }

    /// The time to start; `None` where nothing waits, or while it is being done.
    pub(super) fn due(&self) -> Option<f64> {
        if self.started.is_some() {
            return None;
        }
        let photos = self.ended.map_or(0.0, |ended| ended + (SHARE * self.took).max(PAUSE));
        let photos = self.has_new_photos.then_some(photos);
        let asked = self.asked.map(|(at, _)| at);
        photos.into_iter().chain(asked).min_by(f64::total_cmp)
    }

    /// Whether it is being done.
    pub(super) fn is_at_work(&self) -> bool {
        self.started.is_some()
    }

    /// It begins: all that waited is in it.
    pub(super) fn start(&mut self, now: f64) {
        self.started = Some(now);
        self.has_new_photos = false;
        self.asked = None;
    }

    /// It is done.
    pub(super) fn end(&mut self, now: f64) {
        self.took = self.started.take().map_or(0.0, |started| now - started);
        self.ended = Some(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn photos_are_grouped_in_a_tenth_of_the_time() {
        let mut schedule = Schedule::default();
        assert_eq!(schedule.due(), None);
        schedule.photos_changed();
        assert_eq!(schedule.due(), Some(0.0), "the first time at once");
        schedule.start(0.0);
        schedule.photos_changed();
        assert_eq!(schedule.due(), None, "one after the other");
        schedule.end(0.1);
        assert_eq!(schedule.due(), Some(2.1), "a quick one is not done all the time either");
        schedule.start(10.0);
        schedule.end(13.0);
        assert_eq!(schedule.due(), None);
        schedule.photos_changed();
        assert_eq!(schedule.due(), Some(43.0));
    }

    #[test]
    fn a_burst_of_decisions_is_waited_for_but_not_for_ever() {
        let mut schedule = Schedule::default();
        schedule.decided(1.0);
        assert_eq!(schedule.due(), Some(1.5));
        schedule.decided(1.4);
        assert_eq!(schedule.due(), Some(1.9));
        for n in 0..20_u32 {
            schedule.decided(1.5 + f64::from(n) * 0.1);
        }
        schedule.decided(3.7);
        assert_eq!(schedule.due(), Some(4.0));
        schedule.start(4.0);
        schedule.decided(4.1);
        schedule.end(4.2);
        assert_eq!(schedule.due(), Some(4.6), "what came meanwhile is not forgotten");
    }

    #[test]
    fn the_end_of_an_import_waits_for_nothing() {
        let mut schedule = Schedule::default();
        schedule.start(0.0);
        schedule.end(5.0);
        schedule.photos_changed();
        schedule.at_once(6.0);
        schedule.decided(6.0);
        assert_eq!(schedule.due(), Some(6.0));
    }
}
