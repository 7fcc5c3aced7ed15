//! How many corrections each step was, so that Undo takes back all that one key or button did.

/// What was done at one stroke is taken back at one stroke: accepting all that is sure is one step for the person, and as many
/// corrections as there were suggestions. The engine tells how many each was, also of what was done before the window opened;
/// what was sent and not answered yet is counted here.
#[derive(Debug, Default)]
pub struct Strokes {
    done: Vec<usize>,
    undone: Vec<usize>,
}

impl Strokes {
    /// So many corrections were said at one stroke.
    pub fn stroke(&mut self, corrections: usize) {
        self.undone.clear();
        self.done.push(corrections);
    }

    /// What the engine tells, the next one last.
    pub fn told((done, undone): (Vec<usize>, Vec<usize>)) -> Self {
        Self { done, undone }
    }

    /// How many corrections the last stroke was, which is taken back now.
    pub fn undo(&mut self) -> usize {
        let last = self.done.pop();
        self.undone.extend(last);
        last.unwrap_or(1)
    }

    /// How many corrections the stroke was that was taken back last, which is done again now.
    pub fn redo(&mut self) -> usize {
        let last = self.undone.pop();
        self.done.extend(last);
        last.unwrap_or(1)
    }

    /// It is not known how what was done came about until the engine tells: one went far back, or something was refused.
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::Strokes;

    #[test]
    fn a_stroke_is_taken_back_whole_and_done_again_whole() {
        let mut strokes = Strokes::default();
        strokes.stroke(1);
        strokes.stroke(12);
        assert_eq!((strokes.undo(), strokes.undo(), strokes.undo()), (12, 1, 1), "of what was before nothing is known");
        assert_eq!((strokes.redo(), strokes.redo(), strokes.redo()), (1, 12, 1));
        assert_eq!(strokes.undo(), 12);
        strokes.stroke(3);
        assert_eq!(strokes.redo(), 1, "what was taken back cannot be done again after something new");
        let mut strokes = Strokes::told((vec![4, 2], vec![5]));
        assert_eq!((strokes.redo(), strokes.undo(), strokes.undo(), strokes.undo()), (5, 5, 2, 4));
        strokes.stroke(3);
        strokes.forget();
        assert_eq!(strokes.undo(), 1);
    }
}
