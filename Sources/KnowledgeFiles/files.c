// Written by Scripts/embed-files.py from the files in data/.
#include "KnowledgeFiles.h"
#include <string.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file_abbreviations_tsv[] __attribute__((aligned(64))) = {
#embed "data/abbreviations.tsv"
};

static const unsigned char file_actors_bin[] __attribute__((aligned(64))) = {
#embed "data/actors.bin"
};

static const unsigned char file_agencies_tsv[] __attribute__((aligned(64))) = {
#embed "data/agencies.tsv"
};

static const unsigned char file_agents_tsv[] __attribute__((aligned(64))) = {
#embed "data/agents.tsv"
};

static const unsigned char file_ahead_words_tsv[] __attribute__((aligned(64))) = {
#embed "data/ahead-words.tsv"
};

static const unsigned char file_anaphors_tsv[] __attribute__((aligned(64))) = {
#embed "data/anaphors.tsv"
};

static const unsigned char file_attribution_channels_tsv[] __attribute__((aligned(64))) = {
#embed "data/attribution-channels.tsv"
};

static const unsigned char file_attribution_cues_tsv[] __attribute__((aligned(64))) = {
#embed "data/attribution-cues.tsv"
};

static const unsigned char file_attribution_words_tsv[] __attribute__((aligned(64))) = {
#embed "data/attribution-words.tsv"
};

static const unsigned char file_attribution_bin[] __attribute__((aligned(64))) = {
#embed "data/attribution.bin"
};

static const unsigned char file_background_words_tsv[] __attribute__((aligned(64))) = {
#embed "data/background-words.tsv"
};

static const unsigned char file_block_trees_bin[] __attribute__((aligned(64))) = {
#embed "data/block-trees.bin"
};

static const unsigned char file_block_words_bin[] __attribute__((aligned(64))) = {
#embed "data/block-words.bin"
};

static const unsigned char file_byline_offices_tsv[] __attribute__((aligned(64))) = {
#embed "data/byline-offices.tsv"
};

static const unsigned char file_byline_words_tsv[] __attribute__((aligned(64))) = {
#embed "data/byline-words.tsv"
};

static const unsigned char file_cameo_roots_tsv[] __attribute__((aligned(64))) = {
#embed "data/cameo-roots.tsv"
};

static const unsigned char file_changed_words_tsv[] __attribute__((aligned(64))) = {
#embed "data/changed-words.tsv"
};

static const unsigned char file_charset_labels_tsv[] __attribute__((aligned(64))) = {
#embed "data/charset-labels.tsv"
};

static const unsigned char file_charset_letters_tsv[] __attribute__((aligned(64))) = {
#embed "data/charset-letters.tsv"
};

static const unsigned char file_chrome_words_tsv[] __attribute__((aligned(64))) = {
#embed "data/chrome-words.tsv"
};

static const unsigned char file_class_words_bin[] __attribute__((aligned(64))) = {
#embed "data/class-words.bin"
};

static const unsigned char file_clusters_bin[] __attribute__((aligned(64))) = {
#embed "data/clusters.bin"
};

static const unsigned char file_company_forms_tsv[] __attribute__((aligned(64))) = {
#embed "data/company-forms.tsv"
};

static const unsigned char file_countries_tsv[] __attribute__((aligned(64))) = {
#embed "data/countries.tsv"
};

static const unsigned char file_demonyms_tsv[] __attribute__((aligned(64))) = {
#embed "data/demonyms.tsv"
};

static const unsigned char file_document_words_tsv[] __attribute__((aligned(64))) = {
#embed "data/document-words.tsv"
};

static const unsigned char file_edition_words_tsv[] __attribute__((aligned(64))) = {
#embed "data/edition-words.tsv"
};

static const unsigned char file_entity_words_tsv[] __attribute__((aligned(64))) = {
#embed "data/entity-words.tsv"
};

static const unsigned char file_fold_bin[] __attribute__((aligned(64))) = {
#embed "data/fold.bin"
};

static const unsigned char file_function_words_tsv[] __attribute__((aligned(64))) = {
#embed "data/function-words.tsv"
};

static const unsigned char file_future_words_tsv[] __attribute__((aligned(64))) = {
#embed "data/future-words.tsv"
};

static const unsigned char file_gender_words_tsv[] __attribute__((aligned(64))) = {
#embed "data/gender-words.tsv"
};

static const unsigned char file_html_references_bin[] __attribute__((aligned(64))) = {
#embed "data/html-references.bin"
};

static const unsigned char file_institutions_tsv[] __attribute__((aligned(64))) = {
#embed "data/institutions.tsv"
};

static const unsigned char file_lemmas_bin[] __attribute__((aligned(64))) = {
#embed "data/lemmas.bin"
};

static const unsigned char file_line_cues_tsv[] __attribute__((aligned(64))) = {
#embed "data/line-cues.tsv"
};

static const unsigned char file_literal_references_tsv[] __attribute__((aligned(64))) = {
#embed "data/literal-references.tsv"
};

static const unsigned char file_metadata_names_tsv[] __attribute__((aligned(64))) = {
#embed "data/metadata-names.tsv"
};

static const unsigned char file_ministry_domains_tsv[] __attribute__((aligned(64))) = {
#embed "data/ministry_domains.tsv"
};

static const unsigned char file_months_tsv[] __attribute__((aligned(64))) = {
#embed "data/months.tsv"
};

static const unsigned char file_name_words_bin[] __attribute__((aligned(64))) = {
#embed "data/name-words.bin"
};

static const unsigned char file_name_words_tsv[] __attribute__((aligned(64))) = {
#embed "data/name-words.tsv"
};

static const unsigned char file_names_bin[] __attribute__((aligned(64))) = {
#embed "data/names.bin"
};

static const unsigned char file_outlet_leads_tsv[] __attribute__((aligned(64))) = {
#embed "data/outlet-leads.tsv"
};

static const unsigned char file_page_cues_tsv[] __attribute__((aligned(64))) = {
#embed "data/page-cues.tsv"
};

static const unsigned char file_page_lines_bin[] __attribute__((aligned(64))) = {
#embed "data/page-lines.bin"
};

static const unsigned char file_page_voice_tsv[] __attribute__((aligned(64))) = {
#embed "data/page-voice.tsv"
};

static const unsigned char file_parser_relations_bin[] __attribute__((aligned(64))) = {
#embed "data/parser-relations.bin"
};

static const unsigned char file_parser_steps_bin[] __attribute__((aligned(64))) = {
#embed "data/parser-steps.bin"
};

static const unsigned char file_places_model_bin[] __attribute__((aligned(64))) = {
#embed "data/places-model.bin"
};

static const unsigned char file_places_bin[] __attribute__((aligned(64))) = {
#embed "data/places.bin"
};

static const unsigned char file_platforms_tsv[] __attribute__((aligned(64))) = {
#embed "data/platforms.tsv"
};

static const unsigned char file_press_words_tsv[] __attribute__((aligned(64))) = {
#embed "data/press-words.tsv"
};

static const unsigned char file_region_abbreviations_tsv[] __attribute__((aligned(64))) = {
#embed "data/region-abbreviations.tsv"
};

static const unsigned char file_roles_tsv[] __attribute__((aligned(64))) = {
#embed "data/roles.tsv"
};

static const unsigned char file_section_labels_tsv[] __attribute__((aligned(64))) = {
#embed "data/section-labels.tsv"
};

static const unsigned char file_section_names_tsv[] __attribute__((aligned(64))) = {
#embed "data/section-names.tsv"
};

static const unsigned char file_section_words_tsv[] __attribute__((aligned(64))) = {
#embed "data/section-words.tsv"
};

static const unsigned char file_single_byte_bin[] __attribute__((aligned(64))) = {
#embed "data/single-byte.bin"
};

static const unsigned char file_source_words_tsv[] __attribute__((aligned(64))) = {
#embed "data/source-words.tsv"
};

static const unsigned char file_standfirst_words_tsv[] __attribute__((aligned(64))) = {
#embed "data/standfirst-words.tsv"
};

static const unsigned char file_tagger_bin[] __attribute__((aligned(64))) = {
#embed "data/tagger.bin"
};

static const unsigned char file_teaser_words_tsv[] __attribute__((aligned(64))) = {
#embed "data/teaser-words.tsv"
};

static const unsigned char file_time_confidence_tsv[] __attribute__((aligned(64))) = {
#embed "data/time-confidence.tsv"
};

static const unsigned char file_time_phrases_tsv[] __attribute__((aligned(64))) = {
#embed "data/time-phrases.tsv"
};

static const unsigned char file_time_words_tsv[] __attribute__((aligned(64))) = {
#embed "data/time-words.tsv"
};

static const unsigned char file_token_words_tsv[] __attribute__((aligned(64))) = {
#embed "data/token-words.tsv"
};

static const unsigned char file_usual_tags_bin[] __attribute__((aligned(64))) = {
#embed "data/usual-tags.bin"
};

static const struct {
  const char *name;
  const unsigned char *bytes;
  size_t length;
} files[] = {
  {"abbreviations.tsv", file_abbreviations_tsv, sizeof file_abbreviations_tsv},
  {"actors.bin", file_actors_bin, sizeof file_actors_bin},
  {"agencies.tsv", file_agencies_tsv, sizeof file_agencies_tsv},
  {"agents.tsv", file_agents_tsv, sizeof file_agents_tsv},
  {"ahead-words.tsv", file_ahead_words_tsv, sizeof file_ahead_words_tsv},
  {"anaphors.tsv", file_anaphors_tsv, sizeof file_anaphors_tsv},
  {"attribution-channels.tsv", file_attribution_channels_tsv, sizeof file_attribution_channels_tsv},
  {"attribution-cues.tsv", file_attribution_cues_tsv, sizeof file_attribution_cues_tsv},
  {"attribution-words.tsv", file_attribution_words_tsv, sizeof file_attribution_words_tsv},
  {"attribution.bin", file_attribution_bin, sizeof file_attribution_bin},
  {"background-words.tsv", file_background_words_tsv, sizeof file_background_words_tsv},
  {"block-trees.bin", file_block_trees_bin, sizeof file_block_trees_bin},
  {"block-words.bin", file_block_words_bin, sizeof file_block_words_bin},
  {"byline-offices.tsv", file_byline_offices_tsv, sizeof file_byline_offices_tsv},
  {"byline-words.tsv", file_byline_words_tsv, sizeof file_byline_words_tsv},
  {"cameo-roots.tsv", file_cameo_roots_tsv, sizeof file_cameo_roots_tsv},
  {"changed-words.tsv", file_changed_words_tsv, sizeof file_changed_words_tsv},
  {"charset-labels.tsv", file_charset_labels_tsv, sizeof file_charset_labels_tsv},
  {"charset-letters.tsv", file_charset_letters_tsv, sizeof file_charset_letters_tsv},
  {"chrome-words.tsv", file_chrome_words_tsv, sizeof file_chrome_words_tsv},
  {"class-words.bin", file_class_words_bin, sizeof file_class_words_bin},
  {"clusters.bin", file_clusters_bin, sizeof file_clusters_bin},
  {"company-forms.tsv", file_company_forms_tsv, sizeof file_company_forms_tsv},
  {"countries.tsv", file_countries_tsv, sizeof file_countries_tsv},
  {"demonyms.tsv", file_demonyms_tsv, sizeof file_demonyms_tsv},
  {"document-words.tsv", file_document_words_tsv, sizeof file_document_words_tsv},
  {"edition-words.tsv", file_edition_words_tsv, sizeof file_edition_words_tsv},
  {"entity-words.tsv", file_entity_words_tsv, sizeof file_entity_words_tsv},
  {"fold.bin", file_fold_bin, sizeof file_fold_bin},
  {"function-words.tsv", file_function_words_tsv, sizeof file_function_words_tsv},
  {"future-words.tsv", file_future_words_tsv, sizeof file_future_words_tsv},
  {"gender-words.tsv", file_gender_words_tsv, sizeof file_gender_words_tsv},
  {"html-references.bin", file_html_references_bin, sizeof file_html_references_bin},
  {"institutions.tsv", file_institutions_tsv, sizeof file_institutions_tsv},
  {"lemmas.bin", file_lemmas_bin, sizeof file_lemmas_bin},
  {"line-cues.tsv", file_line_cues_tsv, sizeof file_line_cues_tsv},
  {"literal-references.tsv", file_literal_references_tsv, sizeof file_literal_references_tsv},
  {"metadata-names.tsv", file_metadata_names_tsv, sizeof file_metadata_names_tsv},
  {"ministry_domains.tsv", file_ministry_domains_tsv, sizeof file_ministry_domains_tsv},
  {"months.tsv", file_months_tsv, sizeof file_months_tsv},
  {"name-words.bin", file_name_words_bin, sizeof file_name_words_bin},
  {"name-words.tsv", file_name_words_tsv, sizeof file_name_words_tsv},
  {"names.bin", file_names_bin, sizeof file_names_bin},
  {"outlet-leads.tsv", file_outlet_leads_tsv, sizeof file_outlet_leads_tsv},
  {"page-cues.tsv", file_page_cues_tsv, sizeof file_page_cues_tsv},
  {"page-lines.bin", file_page_lines_bin, sizeof file_page_lines_bin},
  {"page-voice.tsv", file_page_voice_tsv, sizeof file_page_voice_tsv},
  {"parser-relations.bin", file_parser_relations_bin, sizeof file_parser_relations_bin},
  {"parser-steps.bin", file_parser_steps_bin, sizeof file_parser_steps_bin},
  {"places-model.bin", file_places_model_bin, sizeof file_places_model_bin},
  {"places.bin", file_places_bin, sizeof file_places_bin},
  {"platforms.tsv", file_platforms_tsv, sizeof file_platforms_tsv},
  {"press-words.tsv", file_press_words_tsv, sizeof file_press_words_tsv},
  {"region-abbreviations.tsv", file_region_abbreviations_tsv, sizeof file_region_abbreviations_tsv},
  {"roles.tsv", file_roles_tsv, sizeof file_roles_tsv},
  {"section-labels.tsv", file_section_labels_tsv, sizeof file_section_labels_tsv},
  {"section-names.tsv", file_section_names_tsv, sizeof file_section_names_tsv},
  {"section-words.tsv", file_section_words_tsv, sizeof file_section_words_tsv},
  {"single-byte.bin", file_single_byte_bin, sizeof file_single_byte_bin},
  {"source-words.tsv", file_source_words_tsv, sizeof file_source_words_tsv},
  {"standfirst-words.tsv", file_standfirst_words_tsv, sizeof file_standfirst_words_tsv},
  {"tagger.bin", file_tagger_bin, sizeof file_tagger_bin},
  {"teaser-words.tsv", file_teaser_words_tsv, sizeof file_teaser_words_tsv},
  {"time-confidence.tsv", file_time_confidence_tsv, sizeof file_time_confidence_tsv},
  {"time-phrases.tsv", file_time_phrases_tsv, sizeof file_time_phrases_tsv},
  {"time-words.tsv", file_time_words_tsv, sizeof file_time_words_tsv},
  {"token-words.tsv", file_token_words_tsv, sizeof file_token_words_tsv},
  {"usual-tags.bin", file_usual_tags_bin, sizeof file_usual_tags_bin},
};

const unsigned char *knowledge_file(const char *name, size_t *length) {
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
    if (strcmp(files[i].name, name) == 0) {
      *length = files[i].length;
      return files[i].bytes;
    }
  }
  *length = 0;
  return NULL;
}

const unsigned char *knowledge_file_at(size_t index, size_t *length) {
  if (index >= sizeof files / sizeof files[0]) {
    *length = 0;
    return NULL;
  }
  *length = files[index].length;
  return files[index].bytes;
}
