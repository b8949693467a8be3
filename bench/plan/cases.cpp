// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "cases.hpp"

#include "timing.hpp"

#include <utility>

namespace fastmm_bench {

std::string to_string(const plan_shape& shape) {
    return std::to_string(shape.m) + 'x' + std::to_string(shape.k) + 'x' + std::to_string(shape.n);
}

std::vector<plan_shape> sixty_shapes() {
    std::vector<plan_shape> shapes;
    for (const std::ptrdiff_t n :
         {384, 512, 640, 768, 896, 1024, 1152, 1280, 1536, 1792, 2048, 2304, 2560, 3072, 3584, 4096})
        shapes.push_back({"square", n, n, n});
    for (const std::ptrdiff_t n : {509, 701, 997, 1021, 1291, 1531, 1777, 2047, 2309, 2999})
        shapes.push_back({"odd", n, n, n});
    for (const std::ptrdiff_t n : {2048, 3600})
        for (const std::ptrdiff_t k : {128, 256, 400, 512, 768})
            shapes.push_back({"outer", n, k, n});
    for (const auto& [n, k] : std::vector<std::pair<std::ptrdiff_t, std::ptrdiff_t>>{{256, 8192},
                                                                                     {400, 6000},
                                                                                     {512, 4096},
                                                                                     {512, 8192},
                                                                                     {640, 2560},
                                                                                     {768, 6000},
                                                                                     {1000, 5000},
                                                                                     {1200, 4800}})
        shapes.push_back({"inner", n, k, n});
    for (const std::ptrdiff_t n : {2048, 3600})
        for (const std::ptrdiff_t thin : {128, 256, 512, 1000}) {
            shapes.push_back({"skinny", n, n, thin});
            shapes.push_back({"skinny", thin, n, n});
        }
    return shapes;
}

double ratio(const plan_case& at, std::size_t who, std::size_t other, repeats which) {
    const std::vector<double>&mine = at.schedules[who].seconds, &others = at.schedules[other].seconds;
    std::vector<double> ratios;
    for (std::size_t i = which == repeats::choosing ? 0 : 1; i < mine.size(); i += 2)
        ratios.push_back(others[i] / mine[i]);
    return fastmm_support::median(ratios);
}

std::size_t best_of(const plan_case& at) {
    std::size_t best = 0;
    double fastest = 1;
    for (std::size_t i = 1; i < at.schedules.size(); ++i)
        if (const double ahead = ratio(at, i, 0, repeats::choosing); ahead > fastest) {
            fastest = ahead;
            best = i;
        }
    return best;
}

} // namespace fastmm_bench
