"""Pure numpy: intervals of places, from counts and sums by school; no pupil row is ever needed."""
