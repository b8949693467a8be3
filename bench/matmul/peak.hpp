// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The rate of fused multiply-adds that this machine reaches at this moment.

#pragma once

namespace fastmm_bench {

/// Whose vectors are asked: the widest of the machine, whatever this build uses, or those that this build uses.
enum class vectors { of_the_machine, of_the_build };

/// GFLOP/s of `threads` threads that do nothing but multiply and add in registers, each for about `seconds`. Machines
/// that share their power among programs change it by the second, so it is measured again and again.
template <class T>
double measured_peak(vectors whose, int threads, double seconds);

} // namespace fastmm_bench
