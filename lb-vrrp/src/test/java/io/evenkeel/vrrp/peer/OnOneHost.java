package io.evenkeel.vrrp.peer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** Tests of a host of ours, in a lab of its own for each. */
@Tag("peer")
@Timeout(60)
abstract class OnOneHost {
    Lab lab;
    /** Its network namespace. */
    String ours;

    @BeforeAll
    static void isPossible() {
        Lab.assumePossible();
    }

    @BeforeEach
    void build() throws Exception {
        lab = new Lab();
        ours = lab.host("ours", 1).namespace();
    }

    @AfterEach
    void tearDown() throws Exception {
        if (lab != null) {
            lab.close();
        }
    }
}
