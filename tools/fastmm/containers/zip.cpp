// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "containers/zip.hpp"

#include "exact/malformed.hpp"

#include <zip.h>

#include <algorithm>
#include <stdexcept>

namespace fastmm_tool {

namespace {

constexpr std::size_t most_entries = 65536;
// What deflate makes of one byte at most: 258 bytes take two bits.
constexpr std::uint64_t most_expansion = 1032;
constexpr std::size_t end_record_bytes = 22, locator_bytes = 20, directory_entry_bytes = 46;

class zip_error_text {
public:
    zip_error_text() { zip_error_init(&error_); }
    ~zip_error_text() { zip_error_fini(&error_); }
    zip_error_text(const zip_error_text&) = delete;
    zip_error_text& operator=(const zip_error_text&) = delete;

    zip_error_t* get() { return &error_; }
    std::string text() { return zip_error_strerror(&error_); }

private:
    zip_error_t error_;
};

std::uint64_t little_endian(std::string_view bytes, std::size_t at, std::size_t length) {
    std::uint64_t value = 0;
    for (std::size_t i = length; i > 0; --i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
    return value;
}

// libzip allocates what a zip64 end record says of the number of entries, and reads one directory for each end record
// that it finds in the last 64 KiB. Neither may grow beyond the archive.
void require_modest_end(std::string_view bytes) {
    constexpr std::size_t most_end_records = 8;
    constexpr std::size_t searched = 65535 + end_record_bytes + locator_bytes;
    std::size_t end_records = 0;
    std::size_t at = bytes.size() < searched ? 0 : bytes.size() - searched;
    while ((at = bytes.find("PK\5\6", at)) != std::string_view::npos) {
        if (++end_records > most_end_records)
            throw malformed("the archive ends more than " + std::to_string(most_end_records) + " times");
        if (at >= locator_bytes && bytes.substr(at - locator_bytes, 4) == "PK\6\7") {
            const std::uint64_t record = little_endian(bytes, at - locator_bytes + 8, 8);
            if (record > bytes.size() || bytes.size() - record < 56)
                throw malformed("byte " + std::to_string(at - locator_bytes),
                                "the zip64 end record is said to be at byte " + std::to_string(record));
            const std::uint64_t entries =
                std::max(little_endian(bytes, record + 24, 8), little_endian(bytes, record + 32, 8));
            if (entries > bytes.size() / directory_entry_bytes)
                throw malformed("byte " + std::to_string(record),
                                "an archive of " + std::to_string(bytes.size()) + " bytes cannot have " +
                                    std::to_string(entries) + " entries");
        }
        ++at;
    }
    if (end_records == 0)
        throw malformed("not a whole zip archive: it has no end record");
}

} // namespace

void zip_reader::closer::operator()(::zip* archive) const {
    zip_discard(archive);
}

zip_reader::zip_reader(std::string_view bytes, std::size_t most_bytes) {
    require_modest_end(bytes);
    zip_error_text error;
    zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, error.get());
    if (source == nullptr)
        throw malformed("not an archive: " + error.text());
    archive_.reset(zip_open_from_source(source, ZIP_RDONLY, error.get()));
    if (archive_ == nullptr) {
        zip_source_free(source);
        throw malformed("not a whole zip archive: " + error.text());
    }
    const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
    if (count < 0 || static_cast<std::uint64_t>(count) > most_entries)
        throw malformed("an archive of " + std::to_string(count) + " entries, at most " +
                        std::to_string(most_entries) + " are read");
    std::uint64_t total = 0;
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
        const char* const name = zip_get_name(archive_.get(), i, ZIP_FL_ENC_RAW);
        const std::string place =
            "entry " + (name == nullptr ? std::to_string(i + 1) : fastmm_tool::in_quotes(name));
        zip_stat_t about;
        zip_stat_init(&about);
        constexpr zip_uint64_t needed =
            ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
        if (name == nullptr || zip_stat_index(archive_.get(), i, 0, &about) != 0 ||
            (about.valid & needed) != needed)
            throw malformed(place, "the directory of the archive is damaged");
        if (about.encryption_method != ZIP_EM_NONE)
            throw malformed(place, "it is encrypted");
        if (about.comp_method != ZIP_CM_STORE && about.comp_method != ZIP_CM_DEFLATE)
            throw malformed(place, "it is compressed by method " + std::to_string(about.comp_method) +
                                       ", only stored and deflated entries are read");
        const std::uint64_t expansion = about.comp_method == ZIP_CM_STORE ? 1 : most_expansion;
        if (about.comp_size > bytes.size() || about.size > about.comp_size * expansion)
            throw malformed(place, "its " + std::to_string(about.comp_size) + " bytes cannot hold " +
                                       std::to_string(about.size));
        total += about.size; // Neither overflows: size <= 1032 times the archive, for each of at most 65536.
        if (total > most_bytes)
            throw malformed(place, "the entries up to it hold " + std::to_string(total) + " bytes, at most " +
                                       std::to_string(most_bytes) + " are read");
        entries_.push_back({name, static_cast<std::size_t>(about.size)});
    }
}

std::string zip_reader::read(std::size_t entry) const {
    const auto& [name, bytes] = entries_[entry];
    const std::string place = "entry " + fastmm_tool::in_quotes(name);
    struct file_closer {
        void operator()(zip_file_t* file) const { zip_fclose(file); }
    };
    const std::unique_ptr<zip_file_t, file_closer> file(zip_fopen_index(archive_.get(), entry, 0));
    if (file == nullptr)
        throw malformed(place, zip_strerror(archive_.get()));
    // One byte more than there should be: the end is where libzip compares the checksum.
    std::string content(bytes + 1, '\0');
    std::size_t filled = 0;
    while (filled < content.size()) {
        const zip_int64_t got = zip_fread(file.get(), content.data() + filled, content.size() - filled);
        if (got < 0)
            throw malformed(place, "after " + std::to_string(filled) + " of " + std::to_string(bytes) +
                                       " bytes: " + zip_file_strerror(file.get()));
        if (got == 0)
            break;
        filled += static_cast<std::size_t>(got);
    }
    if (filled != bytes)
        throw malformed(place, "the directory says " + std::to_string(bytes) + " bytes, it has " +
                                   (filled > bytes ? "more" : std::to_string(filled)));
    content.resize(bytes);
    return content;
}

std::string write_zip(std::span<const zip_member> members) {
    zip_error_text error;
    const auto fail = [](const std::string& why) {
        throw std::runtime_error("cannot write an archive: " + why);
    };
    struct source_freer {
        void operator()(zip_source_t* source) const { zip_source_free(source); }
    };
    const std::unique_ptr<zip_source_t, source_freer> source(
        zip_source_buffer_create(nullptr, 0, 0, error.get()));
    if (source == nullptr)
        fail(error.text());
    struct discarder {
        void operator()(zip_t* archive) const { zip_discard(archive); }
    };
    std::unique_ptr<zip_t, discarder> archive(
        zip_open_from_source(source.get(), ZIP_CREATE | ZIP_TRUNCATE, error.get()));
    if (archive == nullptr)
        fail(error.text());
    zip_source_keep(source.get()); // The archive frees it once, this function once more.
    for (const zip_member& member : members) {
        zip_source_t* const content =
            zip_source_buffer(archive.get(), member.content.data(), member.content.size(), 0);
        if (content == nullptr)
            fail(zip_strerror(archive.get()));
        const zip_int64_t index = zip_file_add(archive.get(), member.name.c_str(), content, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(content);
            fail(zip_strerror(archive.get()));
        }
        constexpr zip_uint16_t midnight = 0,
                               first_day = 1 << 5 | 1; // 1 January 1980, so that no clock is in the bytes.
        if (zip_set_file_compression(archive.get(), static_cast<zip_uint64_t>(index), ZIP_CM_DEFLATE, 0) !=
                0 ||
            zip_file_set_dostime(archive.get(), static_cast<zip_uint64_t>(index), midnight, first_day, 0) !=
                0)
            fail(zip_strerror(archive.get()));
    }
    if (zip_close(archive.get()) != 0)
        fail(zip_strerror(archive.get()));
    archive.release();
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_source_open(source.get()) != 0 || zip_source_stat(source.get(), &about) != 0)
        fail(zip_error_strerror(zip_source_error(source.get())));
    std::string bytes((about.valid & ZIP_STAT_SIZE) != 0 ? about.size : 0, '\0');
    const zip_int64_t got = zip_source_read(source.get(), bytes.data(), bytes.size());
    zip_source_close(source.get());
    if (got < 0 || static_cast<std::uint64_t>(got) != bytes.size())
        fail("its bytes cannot be read back");
    return bytes;
}

} // namespace fastmm_tool
