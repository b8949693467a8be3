// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The rate of fused multiply-adds that this machine reaches at this moment.

#pragma once

namespace fastmm_bench {

/// GFLOP/s of `threads` threads that do nothing but multiply and add in registers, each for about `seconds`: the
/// best of the vector widths of this machine, whatever this build uses. Machines that share their power among
/// programs change it by the second, so it is measured again and again.
template <class T>
double measured_peak(int threads, double seconds);

} // namespace fastmm_bench
