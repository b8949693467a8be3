// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A user's program that keeps a wisdom file beside itself.

#include <fastmm/wisdom.hpp>

#include <cstdio>

int main() {
    fastmm::wisdom known;
    known.set_machine<double>({1e11, 26e9, 18e9, 27e9, 24e6, 6, 2e-7});
    fastmm::write_wisdom("wisdom.json", known);
    const fastmm::wisdom_reading read = fastmm::read_wisdom("wisdom.json");
    std::printf("%s\n", read.refusal.c_str());
    return read.knowledge.machines == known.machines ? 0 : 1;
}
