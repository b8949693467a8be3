// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The names of the machine that runs the program, by which measurements of one are told from those of another.

#pragma once

#include <fastmm/kernel/kernel_table.hpp>

#include <fastmm/config.hpp>

#include <array>
#include <cstddef>
#include <fstream>
#include <string>
#include <string_view>

#if defined(__GNUC__) && (defined(__x86_64__) || defined(__i386__))
#include <cpuid.h>
#elif defined(__APPLE__)
#include <sys/sysctl.h>
#endif

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Without what is not printable, and with one space between words.
inline std::string tidied(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const bool blank = c <= ' ' || c > '~';
        if (!blank)
            result += c;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    while (!result.empty() && result.back() == ' ')
        result.pop_back();
    return result;
}

// The value of the first line `key : value` of /proc/cpuinfo; empty where there is none.
inline std::string cpuinfo_value(std::string_view key) {
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);)
        if (const std::size_t colon = line.find(':');
            colon != std::string::npos && tidied(std::string_view(line).substr(0, colon)) == key)
            return tidied(std::string_view(line).substr(colon + 1));
    return {};
}

} // namespace detail

/// The name of the processor that runs the program: on x86 its brand with family and model, since the brand that a virtual
/// machine shows is often a general one. "unknown processor" where the system does not tell. Cost: some microseconds.
inline std::string processor_name() {
    std::string name;
#if defined(__GNUC__) && (defined(__x86_64__) || defined(__i386__))
    std::array<unsigned, 4> r{};
    std::string brand;
    for (unsigned leaf = 0x80000002; leaf <= 0x80000004; ++leaf)
        if (__get_cpuid(leaf, &r[0], &r[1], &r[2], &r[3]) != 0)
            for (const unsigned part : r)
                for (unsigned shift = 0; shift < 32; shift += 8)
                    brand += static_cast<char>(part >> shift & 0xff);
    name = detail::tidied(brand);
    if (__get_cpuid(1, &r[0], &r[1], &r[2], &r[3]) != 0) {
        const unsigned base_family = r[0] >> 8 & 0xf;
        const unsigned family = base_family + (base_family == 0xf ? r[0] >> 20 & 0xff : 0);
        const unsigned model = (r[0] >> 4 & 0xf) + (base_family >= 6 ? (r[0] >> 16 & 0xf) << 4 : 0);
        name += (name.empty() ? "x86, family " : ", family ") + std::to_string(family) + ", model " +
                std::to_string(model);
    }
#elif defined(__APPLE__)
    std::array<char, 256> brand{};
    std::size_t size = brand.size() - 1;
    if (sysctlbyname("machdep.cpu.brand_string", brand.data(), &size, nullptr, 0) == 0)
        name = detail::tidied(brand.data());
#else
    name = detail::cpuinfo_value("model name");
    if (name.empty()) // ARM has numbers instead.
        if (const std::string part = detail::cpuinfo_value("CPU part"); !part.empty())
            name = "implementer " + detail::cpuinfo_value("CPU implementer") + ", part " + part;
#endif
    return name.empty() ? "unknown processor" : name;
}

/// The instruction set of the kernels that multiply floating-point numbers in this program: "avx512", "avx2", "avx",
/// "sse4_2", "sse2", "neon", "portable". The one that the program was compiled for, or that fastmm::kernels chose.
inline std::string instruction_set_name() {
#if FASTMM_DETAIL_USES_KERNELS
    switch (kernels::chosen_instruction_set()) {
    case kernels::instruction_set::avx512:
        return "avx512";
    case kernels::instruction_set::avx2:
        return "avx2";
    default: // kernels/CMakeLists.txt: what the processor family has at least.
#if defined(__x86_64__) || defined(_M_X64)
        return "sse2";
#elif defined(__ARM_NEON) || defined(__aarch64__)
        return "neon";
#else
        return "portable";
#endif
    }
#elif defined(__AVX512F__)
    return "avx512"; // What else there is multiplies integers and bits.
#else
#define FASTMM_DETAIL_TEXT2(name) #name
#define FASTMM_DETAIL_TEXT(name) FASTMM_DETAIL_TEXT2(name)
    return FASTMM_DETAIL_TEXT(FASTMM_DETAIL_INSTRUCTION_SET);
#undef FASTMM_DETAIL_TEXT
#undef FASTMM_DETAIL_TEXT2
#endif
}

} // namespace fastmm::inline FASTMM_ABI
