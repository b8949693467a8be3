// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Compiled with -fno-exceptions: a product that fits is computed, and one that doesn't calls the handler. The
// argument says which: `fits` or `wrong`.

#include <cstdio>
#include <cstdlib>

#if defined(OWN_HANDLER)
#define FASTMM_ERROR_HANDLER(message) handle(message)
namespace {
[[noreturn]] void handle(const char* message) {
    std::printf("own handler: %s\n", message);
    std::fflush(stdout);
    std::_Exit(3);
}
} // namespace
#endif

#include <fastmm/matmul.hpp>

#include <cstring>

#if FASTMM_HAS_EXCEPTIONS
#error "Compile this file with -fno-exceptions."
#endif

int main(int argc, char** argv) {
    using schedule = fastmm::levels<fastmm::tables::strassen>;
    const bool fits = argc > 1 && std::strcmp(argv[1], "fits") == 0;
    const Eigen::MatrixXd A = Eigen::MatrixXd::Identity(40, 40);
    const Eigen::MatrixXd B = Eigen::MatrixXd::Constant(fits ? 40 : 41, 33, 2.0);
    const Eigen::MatrixXd C = fastmm::matmul<schedule>(A, B);
    const bool right = C == B && fastmm::matmul(A, B) == B;
    std::printf("%s\n", right ? "right" : "wrong");
    return right ? 0 : 1;
}
