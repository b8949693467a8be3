// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The eight tile registers of x86-64 (AMX; Intel 64 and IA-32 architectures software developer's manual, volume 1,
// chapter 18): 16 rows of 64 bytes each, and their products of bytes. As assembly: the names that compilers have for these
// instructions take a register as a token, which a template cannot give.

#pragma once

#include <fastmm/config.hpp>

#if FASTMM_DETAIL_TILE_REGISTERS

#include <cstddef>
#include <cstdint>

#include <sys/syscall.h>
#include <unistd.h>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Whether the system lends the tile registers to this process: asked once, for all threads.
inline bool has_tile_registers() {
    static const bool granted = [] {
        constexpr long request_permission = 0x1023, tile_data = 18; // ARCH_REQ_XCOMP_PERM, XFEATURE_XTILEDATA
        return ::syscall(SYS_arch_prctl, request_permission, tile_data) == 0;
    }();
    return granted;
}

// The shapes of the registers: all of them 16 rows of 64 bytes.
struct alignas(64) tile_shapes {
    std::uint8_t palette = 1, start_row = 0, reserved[14] = {};
    std::uint16_t row_bytes[16] = {64, 64, 64, 64, 64, 64, 64, 64};
    std::uint8_t rows[16] = {16, 16, 16, 16, 16, 16, 16, 16};
};
static_assert(sizeof(tile_shapes) == 64);

// The registers of the calling thread, from here to the end of the scope. They are the callee's to change, as vector
// registers are; what they hold costs the system time at every switch of threads until they are given back.
class tile_session {
public:
    explicit tile_session(bool granted) : granted_(granted) {
        static constexpr tile_shapes shapes;
        if (granted_)
            __asm__ volatile("ldtilecfg %0" ::"m"(shapes));
    }
    tile_session(const tile_session&) = delete;
    tile_session& operator=(const tile_session&) = delete;
    ~tile_session() {
        if (granted_)
            __asm__ volatile("tilerelease");
    }

private:
    bool granted_;
};

template <int Register>
FASTMM_ALWAYS_INLINE void clear_tile() {
    __asm__ volatile("tilezero %%tmm%c0" ::"i"(Register));
}

// Rows are `stride` bytes apart.
template <int Register>
FASTMM_ALWAYS_INLINE void load_tile(const void* from, std::ptrdiff_t stride) {
    __asm__ volatile("{tileloadd (%0,%1,1), %%tmm%c2|tileloadd tmm%c2, [%0+%1*1]}" ::"r"(from), "r"(stride),
                     "i"(Register)
                     : "memory");
}

template <int Register>
FASTMM_ALWAYS_INLINE void store_tile_rows(void* to, std::ptrdiff_t stride) {
    __asm__ volatile("{tilestored %%tmm%c2, (%0,%1,1)|tilestored [%0+%1*1], tmm%c2}" ::"r"(to), "r"(stride),
                     "i"(Register)
                     : "memory");
}

// sum(r, c) += x(r, 4 q + b) y(q, 4 c + b), summed over q < 16 and b < 4, modulo 2^32. X, Y: whether the bytes of a factor
// have signs.
template <int Sum, int X, int Y, bool XSigned, bool YSigned>
FASTMM_ALWAYS_INLINE void multiply_tiles() {
    if constexpr (XSigned && YSigned)
        __asm__ volatile("{tdpbssd %%tmm%c2, %%tmm%c1, %%tmm%c0|tdpbssd tmm%c0, tmm%c1, tmm%c2}" ::"i"(Sum),
                         "i"(X), "i"(Y));
    else if constexpr (XSigned)
        __asm__ volatile("{tdpbsud %%tmm%c2, %%tmm%c1, %%tmm%c0|tdpbsud tmm%c0, tmm%c1, tmm%c2}" ::"i"(Sum),
                         "i"(X), "i"(Y));
    else if constexpr (YSigned)
        __asm__ volatile("{tdpbusd %%tmm%c2, %%tmm%c1, %%tmm%c0|tdpbusd tmm%c0, tmm%c1, tmm%c2}" ::"i"(Sum),
                         "i"(X), "i"(Y));
    else
        __asm__ volatile("{tdpbuud %%tmm%c2, %%tmm%c1, %%tmm%c0|tdpbuud tmm%c0, tmm%c1, tmm%c2}" ::"i"(Sum),
                         "i"(X), "i"(Y));
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI

#endif
