/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Tiến Độ authors */

#define G_LOG_DOMAIN "td-documents"

#include "config.h"

#include "td-office.h"

#include <string.h>

#include "model/td-day.h"
#include "td-office-layout.h"
#include "td-text-run.h"

#define LEFT TD_OFFICE_LEFT
#define CENTRE TD_OFFICE_CENTRE
#define RIGHT TD_OFFICE_RIGHT
#define JUSTIFY TD_OFFICE_JUSTIFY

/* The names are Vietnamese, as those are who see them. Sizes 0 and 1: those of the document's text
 * and of its tables. */
#define BODY_SIZE 0
#define TABLE_SIZE 1
#define HEAD_SIZE 2

static const TdOfficeStyle all_styles[TD_N_OFFICE_STYLES] = {
  [TD_OFFICE_BODY]
  = { "NoiDung", "Nội dung", .align = JUSTIFY, .indent = TD_OFFICE_INDENT, .above = 120 },
  [TD_OFFICE_BODY_PLAIN]
  = { "NoiDungKhongThut", "Nội dung không thụt", .align = JUSTIFY, .above = 120 },
  [TD_OFFICE_BODY_CENTRED] = { "NoiDungGiua", "Nội dung giữa", .align = CENTRE, .above = 120 },
  [TD_OFFICE_BODY_RULED] = { "NoiDungDongKhung",
                             "Nội dung đóng khung",
                             .align = JUSTIFY,
                             .above = 180,
                             .border = TD_OFFICE_RULES },
  [TD_OFFICE_ITEM] = { "MucLietKe", "Mục liệt kê", .align = JUSTIFY, .above = 120 },
  [TD_OFFICE_TITLE] = { "TieuDe",
                        "Tiêu đề",
                        140,
                        .is_bold = true,
                        .align = CENTRE,
                        .above = 280,
                        .keeps_next = true,
                        .outline = 1 },
  [TD_OFFICE_ABOUT]
  = { "TrichYeu", "Trích yếu", 140, .is_bold = true, .align = CENTRE, .keeps_next = true },
  [TD_OFFICE_SUBTITLE]
  = { "PhuDe", "Phụ đề", 130, .is_italic = true, .align = CENTRE, .keeps_next = true },
  [TD_OFFICE_HEADING]
  = { "DeMuc", "Đề mục", .align = LEFT, .above = 160, .keeps_next = true, .outline = 2 },
  [TD_OFFICE_HEADING_1] = { "DeMucPhan",
                            "Đề mục phần",
                            .is_bold = true,
                            .align = JUSTIFY,
                            .indent = TD_OFFICE_INDENT,
                            .above = 160,
                            .keeps_next = true,
                            .outline = 2 },
  [TD_OFFICE_HEADING_2] = { "DeMucMuc",
                            "Đề mục mục",
                            .is_bold = true,
                            .align = JUSTIFY,
                            .indent = TD_OFFICE_INDENT,
                            .above = 120,
                            .keeps_next = true,
                            .outline = 3 },
  [TD_OFFICE_HEADING_3] = { "DeMucDiem",
                            "Đề mục điểm",
                            .align = JUSTIFY,
                            .indent = TD_OFFICE_INDENT,
                            .above = 120,
                            .keeps_next = true,
                            .outline = 4 },
  [TD_OFFICE_SUPERIOR] = { "CoQuanChuQuan", "Cơ quan chủ quản", 120, .align = CENTRE },
  [TD_OFFICE_AGENCY]
  = { "CoQuanBanHanh", "Cơ quan ban hành", 120, .is_bold = true, .align = CENTRE },
  [TD_OFFICE_NATION] = { "QuocHieu", "Quốc hiệu", 120, .is_bold = true, .align = CENTRE },
  [TD_OFFICE_MOTTO] = { "TieuNgu", "Tiêu ngữ", 130, .is_bold = true, .align = CENTRE },
  [TD_OFFICE_NUMBER] = { "SoKyHieu", "Số, ký hiệu", 130, .align = CENTRE },
  [TD_OFFICE_SUBJECT] = { "VeViec", "Về việc", 120, .align = CENTRE, .above = 120 },
  [TD_OFFICE_SECRECY] = { "DoMat",
                          "Độ mật",
                          130,
                          .is_bold = true,
                          .is_red = true,
                          .align = CENTRE,
                          .border = TD_OFFICE_STAMP },
  [TD_OFFICE_URGENCY] = { "MucDoKhan",
                          "Mức độ khẩn",
                          130,
                          .is_bold = true,
                          .is_red = true,
                          .align = CENTRE,
                          .border = TD_OFFICE_STAMP },
  [TD_OFFICE_CIRCULATION] = { "PhamViLuuHanh",
                              "Phạm vi lưu hành",
                              130,
                              .is_bold = true,
                              .align = CENTRE,
                              .border = TD_OFFICE_BOX },
  [TD_OFFICE_PLACE]
  = { "DiaDanhThoiGian", "Địa danh, thời gian", 130, .is_italic = true, .align = CENTRE },
  [TD_OFFICE_RULE_LINE] = { "DuongKe",
                            "Đường kẻ",
                            20,
                            .align = CENTRE,
                            .above = 60,
                            .line = 40,
                            .border = TD_OFFICE_RULE_ABOVE },
  [TD_OFFICE_SPACE] = { "KhoangCach", "Khoảng cách", 20, .align = LEFT, .line = 20 },
  [TD_OFFICE_TO] = { "KinhGui", "Kính gửi", .align = CENTRE, .above = 240, .keeps_next = true },
  [TD_OFFICE_TO_MANY]
  = { "KinhGuiNhieuNoi", "Kính gửi nhiều nơi", .align = LEFT, .above = 240, .keeps_next = true },
  [TD_OFFICE_ADDRESSEE] = { "NoiGui", "Nơi gửi", .align = LEFT, .above = 40 },
  [TD_OFFICE_APPENDIX] = { "PhuLuc",
                           "Phụ lục",
                           140,
                           .is_bold = true,
                           .align = CENTRE,
                           .keeps_next = true,
                           .outline = 1 },
  [TD_OFFICE_APPENDIX_TITLE] = { "TenPhuLuc",
                                 "Tên phụ lục",
                                 140,
                                 .is_bold = true,
                                 .align = CENTRE,
                                 .above = 40,
                                 .keeps_next = true },
  [TD_OFFICE_APPENDIX_NOTE] = { "KemTheo",
                                "Kèm theo",
                                130,
                                .is_italic = true,
                                .align = CENTRE,
                                .above = 20,
                                .keeps_next = true },
  [TD_OFFICE_FIGURE_HEADING]
  = { "TenChiTieu", "Tên chỉ tiêu", 130, .is_bold = true, .align = LEFT, .keeps_next = true },
  [TD_OFFICE_FIGURE_RATE] = { "TyLe", "Tỷ lệ", 260, .is_bold = true, .align = LEFT },
  [TD_OFFICE_FIGURE_UNIT] = { "DonViTinh", "Đơn vị tính", 130, .align = LEFT },
  [TD_OFFICE_FIGURE_STATUS] = { "NhanDinh", "Nhận định", 115, .is_bold = true, .align = LEFT },
  [TD_OFFICE_FIGURE_NOTE] = { "GhiChuSoLieu", "Ghi chú số liệu", 100, .align = LEFT },
  [TD_OFFICE_FIGURE_ROW] = { "DongSoLieu", "Dòng số liệu", 100, .align = LEFT, .above = 48 },
  [TD_OFFICE_PICTURE] = { "BieuDo", "Biểu đồ", 100, .is_whole = true, .align = CENTRE },
  [TD_OFFICE_TABLE_HEAD]
  = { "DauBang", "Đầu bảng", HEAD_SIZE, .is_bold = true, .align = CENTRE, .keeps_next = true },
  [TD_OFFICE_TABLE_LEFT] = { "OBang", "Ô bảng", TABLE_SIZE, .align = LEFT },
  [TD_OFFICE_TABLE_CENTRE] = { "OBangGiua", "Ô bảng giữa", TABLE_SIZE, .align = CENTRE },
  [TD_OFFICE_TABLE_RIGHT] = { "OBangPhai", "Ô bảng phải", TABLE_SIZE, .align = RIGHT },
  [TD_OFFICE_RECIPIENTS_HEADING]
  = { "NoiNhan", "Nơi nhận", 120, .is_bold = true, .is_italic = true, .align = LEFT },
  [TD_OFFICE_RECIPIENT] = { "DanhSachNoiNhan", "Danh sách nơi nhận", 110, .align = LEFT },
  [TD_OFFICE_DRAFTER]
  = { "KyHieuNguoiSoanThao", "Ký hiệu người soạn thảo", 110, .align = LEFT, .above = 120 },
  [TD_OFFICE_SIGNER_TITLE]
  = { "ChucVuNguoiKy", "Chức vụ người ký", .is_bold = true, .align = CENTRE, .keeps_next = true },
  [TD_OFFICE_SIGNER_NAME]
  = { "NguoiKy", "Người ký", .is_bold = true, .align = CENTRE, .above = 1240 },
  [TD_OFFICE_PAGE_NUMBER] = { "SoTrang", "Số trang", 130, .align = CENTRE },
  [TD_OFFICE_NOTE] = { "ChuThich", "Chú thích", 110, .align = JUSTIFY },
  [TD_OFFICE_CONTACT] = { "DiaChiCoQuan",
                          "Địa chỉ cơ quan",
                          110,
                          .align = CENTRE,
                          .above = 120,
                          .border = TD_OFFICE_RULE_ABOVE },
};

void
td_office_get_styles (const TdDocument *document, TdOfficeStyle *styles)
{
  memcpy (styles, all_styles, sizeof all_styles);
  for (guint i = 0; i < TD_N_OFFICE_STYLES; i++)
    {
      if (styles[i].size == BODY_SIZE)
        styles[i].size = document->body_size;
      else if (styles[i].size == TABLE_SIZE)
        styles[i].size = document->table_size;
      else if (styles[i].size == HEAD_SIZE)
        styles[i].size = document->table_size - 5;
    }
  /* On a paper of one page items stand close together. */
  if (document->fits_page)
    styles[TD_OFFICE_ITEM].above /= 2;
}

GPtrArray *
td_office_list_runs (const char *text, bool is_bold, bool is_italic)
{
  GPtrArray *runs = td_text_run_list (text);

  for (guint i = 0; i < runs->len; i++)
    {
      TdTextRun *run = g_ptr_array_index (runs, i);
      const TdTextRun *next = i + 1 < runs->len ? g_ptr_array_index (runs, i + 1) : NULL;
      run->is_bold |= is_bold;
      run->is_italic |= is_italic;
      if (run->text != NULL && next != NULL && next->note != NULL)
        g_strchomp (run->text);
    }
  return runs;
}

char *
td_office_get_letters_id (const TdOfficeStyle *style)
{
  return g_strconcat (style->id, "Chu", NULL);
}

char *
td_office_get_contact (const TdDocument *document)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const TdBlock *block = g_ptr_array_index (document->blocks, i);
      if (block->letterhead.contact != NULL)
        return td_text_run_strip (block->letterhead.contact);
    }
  return NULL;
}

char *
td_office_get_title (const TdDocument *document)
{
  return td_text_run_strip (document->title);
}

char *
td_office_get_time (const TdDocument *document, const char *zone)
{
  g_autofree char *day = td_day_format_iso (document->issued);

  return g_strconcat (day, "T00:00:00", zone, NULL);
}

int
td_office_get_width (bool is_landscape)
{
  return (is_landscape ? TD_OFFICE_PAGE_LONG : TD_OFFICE_PAGE_SHORT) - TD_OFFICE_MARGIN_LEFT
         - TD_OFFICE_MARGIN_RIGHT;
}
