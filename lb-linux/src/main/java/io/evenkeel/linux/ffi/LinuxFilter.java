package io.evenkeel.linux.ffi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** {@code <linux/filter.h>} with what it includes of {@code <linux/bpf_common.h>}: classic BPF. */
@CHeader("linux/filter.h")
public final class LinuxFilter {
    /** Parts of instructions: classes, sizes, modes, jumps, sources of operands. */
    public static final int BPF_LD = 0x00;
    public static final int BPF_H = 0x08;
    public static final int BPF_ABS = 0x20;
    public static final int BPF_JMP = 0x05;
    public static final int BPF_JEQ = 0x10;
    public static final int BPF_RET = 0x06;
    public static final int BPF_K = 0x00;

    /** One instruction. */
    public static final Struct SOCK_FILTER = Struct.of("sock_filter", Struct.U16.withName("code"), Struct.U8.withName("jt"),
            Struct.U8.withName("jf"), Struct.U32.withName("k"));
    private static final Struct SOCK_FPROG = Struct.of("sock_fprog", Struct.U16.withName("len"), Struct.bytes(6),
            ADDRESS.withName("filter"));

    private LinuxFilter() {}

    /** {@code setsockopt(2)} with {@code SO_ATTACH_FILTER}: 0, or the negative error number. */
    public static int attach(int fd, byte[] instructions) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment program = arena.allocate(SOCK_FPROG.layout());
            program.set(JAVA_SHORT, SOCK_FPROG.offset("len"), (short) (instructions.length / SOCK_FILTER.size()));
            MemorySegment code = arena.allocate(instructions.length, Integer.BYTES);
            MemorySegment.copy(instructions, 0, code, JAVA_BYTE, 0, instructions.length);
            program.set(ADDRESS, SOCK_FPROG.offset("filter"), code);
            return SysSocket.setsockopt(fd, SysSocket.SOL_SOCKET, SysSocket.SO_ATTACH_FILTER, program);
        }
    }
}
