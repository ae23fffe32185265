package dev.jforeman.text;

/** Memory that the long lines of all processes share. Thread-safe. */
public interface LineMemory {
    /** Grants every request. */
    LineMemory UNBOUNDED = new LineMemory() {
        @Override
        public boolean tryTake(int bytes) {
            return true;
        }

        @Override
        public void giveBack(int bytes) {}
    };

    /** Takes this much if it is free. */
    boolean tryTake(int bytes);

    /** Returns this much. */
    void giveBack(int bytes);
}
