package dev.jforeman.text;

/** Memory that long lines of all processes share. Any thread. */
public interface LineMemory {
    /** As much as anybody asks for. */
    LineMemory UNBOUNDED = new LineMemory() {
        @Override
        public boolean tryTake(int bytes) {
            return true;
        }

        @Override
        public void giveBack(int bytes) {}
    };

    /** Takes a part of it if that is free. */
    boolean tryTake(int bytes);

    /** Gives a part back. */
    void giveBack(int bytes);
}
