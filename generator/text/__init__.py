"""Pure text: characters, words, sentences, stems, slugs. Nothing here knows about news."""
