// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "table/known_ranks.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace fastmm_tool {

namespace {

struct format {
    shape dimensions; // sorted
    known_rank rank;
};

// By dimensions: q, z, zt, z2, who.
constexpr format formats[] = {
    {{2, 2, 2}, {7, 7, 7, 7, "Strassen 1969"}},
    {{2, 2, 3}, {11, 11, 11, 11, "Hopcroft-Kerr 1971"}},
    {{2, 2, 4}, {14, 14, 14, 14, "Strassen 1969"}},
    {{2, 2, 5}, {18, 18, 18, 18, "Hopcroft-Kerr 1971"}},
    {{2, 2, 6}, {21, 21, 21, 21, "Hopcroft-Kerr 1971"}},
    {{2, 2, 7}, {25, 25, 25, 25, "AlphaTensor 2022"}},
    {{2, 2, 8}, {28, 28, 28, 28, "AlphaTensor 2022"}},
    {{2, 3, 3}, {15, 15, 15, 15, "Hopcroft-Kerr 1971"}},
    {{2, 3, 4}, {20, 20, 20, 20, "Hopcroft-Kerr 1971"}},
    {{2, 3, 5}, {25, 25, 25, 25, "Hopcroft-Kerr 1971"}},
    {{2, 3, 6}, {30, 30, 30, 30, "Hopcroft-Kerr 1971"}},
    {{2, 3, 7}, {35, 35, 35, 35, "Kauers-Wood 2025"}},
    {{2, 3, 8}, {40, 40, 40, 40, "Kauers-Wood 2025"}},
    {{2, 4, 4}, {26, 26, 26, 26, "Hopcroft-Kerr 1971"}},
    {{2, 4, 5}, {32, 33, 33, 33, "Q: AlphaEvolve 2025; Z: Hopcroft-Kerr 1971"}},
    {{2, 4, 6}, {39, 39, 39, 39, "Hopcroft-Kerr 1971"}},
    {{2, 4, 7}, {45, 45, 45, 45, "AlphaEvolve 2025"}},
    {{2, 4, 8}, {51, 51, 51, 51, "AlphaEvolve 2025"}},
    {{2, 5, 5}, {40, 40, 40, 40, "Hopcroft-Kerr 1971"}},
    {{2, 5, 6}, {47, 47, 47, 47, "AlphaEvolve 2025"}},
    {{2, 5, 7}, {55, 55, 55, 55, "Kauers-Wood 2025"}},
    {{2, 5, 8}, {63, 63, 63, 63, "Kauers-Wood 2025"}},
    {{2, 6, 6}, {56, 56, 56, 56, "Kauers-Moosbauer 2022/23"}},
    {{2, 6, 7}, {66, 66, 66, 66, "Kauers-Wood 2025"}},
    {{2, 6, 8}, {75, 75, 75, 75, "Kauers-Wood 2025"}},
    {{2, 7, 7}, {76, 76, 76, 76, "Kauers-Wood 2025"}},
    {{2, 7, 8}, {88, 88, 88, 88, "Perminov 2025-26"}},
    {{2, 8, 8}, {100, 100, 100, 100, "Perminov 2025-26"}},
    {{3, 3, 3}, {23, 23, 23, 23, "Laderman 1976"}},
    {{3, 3, 4}, {29, 29, 29, 29, "Smirnov 2013"}},
    {{3, 3, 5}, {36, 36, 36, 36, "Smirnov 2013"}},
    {{3, 3, 6}, {40, 42, 42, 42, "Q: Smirnov 2013; Z: Perminov 2025-26"}},
    {{3, 3, 7}, {49, 49, 49, 49, "Perminov 2025-26"}},
    {{3, 3, 8}, {55, 56, 56, 56, "Q: FMM catalogue; Z: Perminov 2025-26"}},
    {{3, 4, 4}, {38, 38, 38, 38, "Smirnov 2013"}},
    {{3, 4, 5}, {47, 47, 47, 47, "AlphaTensor 2022"}},
    {{3, 4, 6}, {54, 54, 54, 54, "AlphaEvolve 2025"}},
    {{3, 4, 7}, {63, 64, 64, 64, "Q: FMM catalogue; Z: Perminov 2025-26"}},
    {{3, 4, 8}, {73, 73, 73, 73, "Kauers-Wood 2025"}},
    {{3, 5, 5}, {58, 58, 58, 58, "Sedoglavic-Smirnov 2021"}},
    {{3, 5, 6}, {68, 68, 68, 68, "AlphaEvolve 2025"}},
    {{3, 5, 7}, {79, 79, 79, 79, "Kauers-Wood 2025"}},
    {{3, 5, 8}, {90, 90, 90, 90, "Kauers-Wood 2025"}},
    {{3, 6, 6}, {80, 83, 83, 82, "Q: twice 3x3x6; Z: Perminov 2025-26; Z2: listed by the MMC catalogue"}},
    {{3, 6, 7}, {94, 96, 96, 96, "Q: FMM catalogue; Z: Perminov 2025-26"}},
    {{3, 6, 8}, {108, 108, 108, 108, "Kauers-Wood 2025"}},
    {{3, 7, 7}, {111, 111, 111, 111, "Kauers-Wood 2025"}},
    {{3, 7, 8}, {126, 128, 128, 128, "Q: FMM catalogue; Z: Perminov 2025-26"}},
    {{3, 8, 8}, {145, 146, 146, 145, "Q: FMM catalogue; Z: Perminov 2025-26; Z2: Kauers-Wood 2025"}},
    {{4, 4, 4},
     {48, 49, 49, 47,
      "Q: Dumas-Pernet-Sedoglavic and Rosowski 2025 (over C: AlphaEvolve 2025); Z: Strassen 1969; Z2: "
      "AlphaTensor 2022"}},
    {{4, 4, 5}, {61, 61, 61, 60, "Q, Z: AlphaEvolve 2025; Z2: Kauers-Moosbauer 2022"}},
    {{4, 4, 6}, {73, 73, 73, 73, "Kauers-Wood 2025"}},
    {{4, 4, 7}, {85, 85, 85, 85, "AlphaEvolve 2025"}},
    {{4, 4, 8}, {96, 96, 96, 94, "Q, Z: Perminov 2025-26; Z2: twice 4x4x4 of AlphaTensor 2022"}},
    {{4, 4, 10}, {115, 115, 115, 115, "Perminov 2025-26"}},
    {{4, 5, 5}, {76, 76, 76, 73, "Q, Z: AlphaTensor 2022; Z2: Arai+ 2024"}},
    {{4, 5, 6}, {90, 90, 90, 89, "Q, Z: AlphaEvolve 2025; Z2: Kauers-Wood 2025"}},
    {{4, 5, 7}, {104, 104, 104, 104, "Kauers-Wood 2025"}},
    {{4, 5, 8}, {118, 118, 118, 118, "Kauers-Wood 2025"}},
    {{4, 6, 6}, {105, 105, 105, 105, "composed of smaller ones before 2022"}},
    {{4, 6, 7}, {123, 123, 123, 123, "Kauers-Wood 2025"}},
    {{4, 6, 8}, {140, 140, 140, 140, "Perminov 2025-26"}},
    {{4, 7, 7}, {144, 144, 144, 144, "Kauers-Wood 2025"}},
    {{4, 7, 8}, {161, 161, 161, 161, "Perminov 2025-26"}},
    {{4, 8, 8}, {180, 180, 180, 180, "Perminov 2025-26"}},
    {{5, 5, 5}, {93, 93, 93, 93, "Moosbauer-Poole 2025"}},
    {{5, 5, 6}, {110, 110, 110, 110, "Kauers-Wood 2025"}},
    {{5, 5, 7}, {127, 127, 127, 127, "Kauers-Wood 2025"}},
    {{5, 5, 8}, {144, 144, 144, 144, "Kauers-Wood 2025"}},
    {{5, 5, 12}, {204, 204, 204, 204, "Perminov 2025-26"}},
    {{5, 6, 6}, {130, 130, 130, 130, "Kauers-Wood 2025"}},
    {{5, 6, 7}, {150, 150, 150, 150, "Kauers-Wood 2025"}},
    {{5, 6, 8}, {170, 170, 170, 170, "Kauers-Wood 2025"}},
    {{5, 7, 7}, {176, 176, 176, 176, "Kauers-Wood 2025"}},
    {{5, 7, 8}, {204, 204, 204, 204, "Perminov 2025-26"}},
    {{5, 8, 8}, {230, 230, 230, 230, "Perminov 2025-26"}},
    {{6, 6, 6}, {153, 153, 153, 153, "Moosbauer-Poole 2025"}},
    {{6, 6, 7}, {183, 183, 183, 183, "Kauers-Wood 2025"}},
    {{6, 6, 8}, {203, 203, 203, 203, "Perminov 2025-26"}},
    {{6, 6, 12}, {280, 294, 294, 294, "Q: FMM catalogue; Z: Perminov 2025-26"}},
    {{6, 7, 7}, {212, 212, 212, 212, "Perminov 2025-26"}},
    {{6, 7, 8}, {238, 238, 238, 238, "Perminov 2025-26"}},
    {{6, 8, 8}, {266, 266, 266, 266, "Perminov 2025-26"}},
    {{6, 8, 12}, {378, 378, 378, 378, "FMM catalogue"}},
    {{7, 7, 7}, {249, 250, 250, 250, "Q: FMM catalogue; Z: Perminov 2025-26"}},
    {{7, 7, 8}, {277, 278, 278, 278, "Q: FMM catalogue; Z: Perminov 2025-26"}},
    {{7, 8, 8}, {306, 310, 310, 310, "Q: FMM catalogue; Z: Perminov 2025-26"}},
    {{8, 8, 8},
     {336, 343, 343, 329, "Q: FMM catalogue; Z: Perminov 2025-26; Z2: 2x2x2 of 4x4x4 of AlphaTensor 2022"}},
    {{8, 12, 12},
     {720, 735, 735, 705, "Q: FMM catalogue; Z: Perminov 2025-26; Z2: 2x3x3 of 4x4x4 of AlphaTensor 2022"}},
    {{8, 16, 16}, {1230, 1260, 1260, 1222, "Q, Z: Perminov 2025-26; Z2: 2x4x4 of 4x4x4 of AlphaTensor 2022"}},
    {{9, 9, 12}, {600, 626, 626, 626, "Q: FMM catalogue; Z: Perminov 2025-26"}},
    {{9, 10, 12}, {668, 702, 702, 702, "Perminov 2025-26"}},
    {{9, 11, 12}, {738, 762, 762, 762, "Perminov 2025-26"}},
    {{9, 12, 12}, {800, 810, 810, 810, "Q: FMM catalogue; Z: Perminov 2025-26"}},
    {{9, 12, 13}, {878, 878, 878, 878, "Perminov 2025-26"}},
    {{9, 12, 16}, {1035, 1074, 1074, 1074, "Perminov 2025-26"}},
    {{9, 15, 16}, {1320, 1320, 1320, 1320, "Perminov 2025-26"}},
    {{9, 16, 16}, {1380, 1380, 1380, 1380, "Perminov 2025-26"}},
    {{10, 12, 12},
     {900, 902, 902, 900, "Q, Z: Perminov 2025-26; Z2: 2x3x3 of 4x4x5 of Kauers-Moosbauer 2022"}},
    {{11, 12, 12}, {968, 1002, 1002, 1002, "Perminov 2025-26"}},
    {{12, 12, 12}, {1040, 1068, 1068, 1068, "Q: FMM catalogue; Z: Perminov 2025-26"}},
    {{12, 12, 15}, {1280, 1332, 1332, 1332, "Q: FMM catalogue; Z: Perminov 2025-26"}},
    {{12, 12, 16},
     {1380, 1380, 1380, 1363, "Q, Z: Perminov 2025-26; Z2: 3x3x4 of 4x4x4 of AlphaTensor 2022"}},
    {{12, 15, 16}, {1725, 1725, 1725, 1725, "Perminov 2025-26"}},
};

constexpr std::array<int, 3> sorted(shape s) {
    std::array<int, 3> result{s.m, s.k, s.n};
    std::sort(result.begin(), result.end());
    return result;
}

static_assert(std::adjacent_find(std::begin(formats), std::end(formats),
                                 [](const format& x, const format& y) {
                                     return sorted(x.dimensions) >= sorted(y.dimensions);
                                 }) == std::end(formats),
              "Sort the formats, each once.");

} // namespace

std::optional<known_rank> best_known_rank(shape dimensions) {
    const std::array<int, 3> wanted = sorted(dimensions);
    if (wanted[0] < 1 || wanted[2] > 32767)
        return std::nullopt;
    if (wanted[0] == 1) {
        const int products = wanted[1] * wanted[2];
        return known_rank{products, products, products, products, "the definition; no table has fewer"};
    }
    const auto found = std::lower_bound(
        std::begin(formats), std::end(formats), wanted,
        [](const format& f, const std::array<int, 3>& value) { return sorted(f.dimensions) < value; });
    if (found == std::end(formats) || sorted(found->dimensions) != wanted)
        return std::nullopt;
    return found->rank;
}

} // namespace fastmm_tool
