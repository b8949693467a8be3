// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "blas.hpp"

#include "shared_library.hpp"
#include "timing.hpp"

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <type_traits>
#include <utility>

namespace fastmm_bench {

namespace {

// A library may have been built for integers of 32 or of 64 bits: on a little-endian machine these serve both.
template <class T>
using gemm_function = void(const char* transpose_a, const char* transpose_b, const std::int64_t* m,
                           const std::int64_t* n, const std::int64_t* k, const T* alpha, const T* a,
                           const std::int64_t* a_stride, const T* b, const std::int64_t* b_stride,
                           const T* beta, T* c, const std::int64_t* c_stride);

template <class T>
void call_gemm(gemm_function<T>* gemm, const product<T>& p) {
    const std::int64_t m = p.m, n = p.n, k = p.k;
    const T one = 1, zero = 0;
    gemm("N", "N", &m, &n, &k, &one, p.a, &m, p.b, &k, &zero, p.c, &m);
}

// set_threads is called only where the number changes: it is no part of a product.
template <class SetThreads>
contestant blas_contestant(const std::string& name, std::shared_ptr<shared_library> library,
                           SetThreads set_threads) {
    auto* const dgemm = library->function<gemm_function<double>>("dgemm_");
    auto* const sgemm = library->function<gemm_function<float>>("sgemm_");
    const auto threads = std::make_shared<int>(1);
    set_threads(1);
    const auto prepare = [=](int wanted) {
        if (*threads != wanted)
            set_threads(*threads = wanted);
    };
    return {name,
            role::peer,
            true,
            true,
            [=](const product<double>& p) {
                prepare(p.threads);
                call_gemm(dgemm, p);
            },
            [=, keep = std::move(library)](const product<float>& p) {
                prepare(p.threads);
                call_gemm(sgemm, p);
            }};
}

struct loaded_blis {
    std::shared_ptr<shared_library> library;
    std::string kernel;
};

loaded_blis open_blis(const std::string& path) {
    auto library = std::make_shared<shared_library>(path);
    // Asked for its kernel before it is initialized, BLIS 0.9 with BLIS_ARCH_TYPE ends the program.
    library->function<void()>("bli_init")();
    const int id = library->function<int()>("bli_arch_query_id")();
    return {library, library->function<const char*(int)>("bli_arch_string")(id)};
}

contestant blis_contestant(const std::shared_ptr<shared_library>& library) {
    // Its dim_t, of 32 or 64 bits: the register holds either.
    auto* const set_threads = library->function<void(std::int64_t)>("bli_thread_set_num_threads");
    return blas_contestant("BLIS", library, [=](int threads) { set_threads(threads); });
}

bool has_avx512() {
#if FASTMM_BENCH_X86
    return __builtin_cpu_supports("avx512f");
#else
    return false;
#endif
}

// Seconds of a product that takes some milliseconds: the least of several.
double trial_seconds(const contestant& who) {
    constexpr std::ptrdiff_t n = 480;
    const std::vector<double> a(n * n, 0.5), b(n * n, 0.25);
    std::vector<double> c(n * n);
    double least = 0;
    for (int i = 0; i < 8; ++i) {
        const double seconds = fastmm_support::seconds_of([&] {
            who.multiply_double({a.data(), b.data(), c.data(), n, n, n, 1});
        });
        least = i == 0 ? seconds : std::min(least, seconds);
    }
    return least;
}

} // namespace

std::string built_in_openblas_path() {
    return FASTMM_BENCH_OPENBLAS;
}

std::string built_in_blis_path() {
    return FASTMM_BENCH_BLIS;
}

loaded_blas load_openblas(const std::string& path) {
    auto library = std::make_shared<shared_library>(path);
    const std::string config = library->function<const char*()>("openblas_get_config")();
    const std::string kernel = library->function<const char*()>("openblas_get_corename")();
    auto* const set_threads = library->function<void(int)>("openblas_set_num_threads");
    return {{"OpenBLAS", path, config, kernel}, blas_contestant("OpenBLAS", library, set_threads)};
}

// BLIS 0.9 knows some machines with AVX-512 for Haswells, and reaches 60 % there of what its own AVX-512 kernel
// does. The comparison is with the best that BLIS can do: where it chose another kernel, both are tried, and the
// faster stays. BLIS reads BLIS_ARCH_TYPE once, when it is first asked, so it is loaded again for that. Version 0.9
// takes the number of the kernel, 0 for skx; should it mean another one to a version, that shows in the name. A
// variable that is set already is the user's choice.
loaded_blas load_blis(const std::string& path) {
    constexpr const char* variable = "BLIS_ARCH_TYPE";
    loaded_blis chosen = open_blis(path);
    std::string remark;
    if (has_avx512() && chosen.kernel != "skx" && std::getenv(variable) == nullptr) {
        const std::string own_choice = chosen.kernel;
        const double own_seconds = trial_seconds(blis_contestant(chosen.library));
        chosen = {};
        setenv(variable, "0", 1);
        chosen = open_blis(path);
        if (chosen.kernel != "skx" || trial_seconds(blis_contestant(chosen.library)) > own_seconds) {
            chosen = {};
            unsetenv(variable);
            chosen = open_blis(path);
        } else {
            remark = " (BLIS_ARCH_TYPE=0; by itself it chose the slower " + own_choice + ')';
        }
    }
    const std::string version = chosen.library->function<const char*()>("bli_info_get_version_str")();
    return {{"BLIS", path, version, chosen.kernel + remark}, blis_contestant(chosen.library)};
}

} // namespace fastmm_bench
