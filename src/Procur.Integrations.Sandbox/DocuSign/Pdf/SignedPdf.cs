using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Procur.Integrations.Sandbox.DocuSign.Pdf;

/// <summary>
/// A document with what was signed on it: the uploaded bytes as they are, and behind them an incremental update (ISO 32000-1, 7.5.6) with a note on the
/// first page that can be found and the signatures in its properties.
/// </summary>
internal static partial class SignedPdf
{
    public static byte[] Of(byte[] original, string envelopeId, IReadOnlyList<string> signatures)
    {
        var text = Encoding.Latin1.GetString(original);
        var start = LastStart(text);
        var head = start < 0 ? null : TrailerAt(text, start);
        if (head is null || Number(SizePattern(), head) is not { } size || RootPattern().Match(head) is not { Success: true } root)
        {
            // Nothing that a reader could follow: what is said is said in a comment, which changes nothing.
            return [.. original, .. PdfText.Bytes($"\n%Signed {envelopeId}: {string.Join("; ", signatures)}\n")];
        }

        var update = new Update(original.Length, size);
        var info = update.Add($"<< /Subject (DocuSign envelope {envelopeId}) /Keywords ({PdfText.Of(string.Join("; ", signatures))}) >>");
        Note(update, text, signatures);
        return [.. original, .. update.Write(start, root.Groups[1].Value, info, isStream: !text.AsSpan(start).StartsWith("xref"))];
    }

    private static void Note(Update update, string text, IReadOnlyList<string> signatures)
    {
        var page = PagePattern().Match(text);
        if (!page.Success || page.Groups[3].Value.Contains("/Annots", StringComparison.Ordinal))
        {
            return;
        }

        var lines = string.Concat(signatures.Select(x => $"({PdfText.Of(x)}) Tj T* "));
        var content = $"0.1 0.2 0.6 rg BT /F1 8 Tf 4 {10 * signatures.Count} Td 10 TL {lines}ET";
        var height = (10 * signatures.Count) + 14;
        var box = string.Create(CultureInfo.InvariantCulture, $"[0 0 400 {height}]");
        var look = update.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<< /Type /XObject /Subtype /Form /BBox {box} /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> /Length {content.Length} >>\nstream\n{content}\nendstream"
            )
        );
        var said = PdfText.Of(string.Join("\n", signatures));
        var note = update.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<< /Type /Annot /Subtype /FreeText /Rect [36 18 436 {18 + height}] /F 4 /DA (/Helv 8 Tf 0 g) /Contents ({said}) /AP << /N {look} 0 R >> >>"
            )
        );
        update.Replace(
            int.Parse(page.Groups[1].Value, CultureInfo.InvariantCulture),
            int.Parse(page.Groups[2].Value, CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"<<{page.Groups[3].Value} /Annots [{note} 0 R] >>")
        );
    }

    private static int LastStart(string text)
    {
        var at = text.LastIndexOf("startxref", StringComparison.Ordinal);
        var number = at < 0 ? null : StartPattern().Match(text, at);
        return
            number is { Success: true }
            && int.TryParse(number.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && start < text.Length
            ? start
            : -1;
    }

    // The dictionary of the cross-reference: behind the table, or of the stream.
    private static string? TrailerAt(string text, int start)
    {
        if (text.AsSpan(start).StartsWith("xref"))
        {
            var trailer = text.IndexOf("trailer", start, StringComparison.Ordinal);
            return trailer < 0 ? null : text[trailer..];
        }

        var stream = text.IndexOf("stream", start, StringComparison.Ordinal);
        return stream > start && text.AsSpan(start, stream - start).Contains("/XRef", StringComparison.Ordinal)
            ? text[start..stream]
            : null;
    }

    private static int? Number(Regex pattern, string text) =>
        pattern.Match(text) is { Success: true } found
        && int.TryParse(found.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    [GeneratedRegex(@"startxref\s+(\d+)")]
    private static partial Regex StartPattern();

    [GeneratedRegex(@"/Size\s+(\d+)")]
    private static partial Regex SizePattern();

    [GeneratedRegex(@"/Root\s+(\d+\s+\d+\s+R)")]
    private static partial Regex RootPattern();

    [GeneratedRegex(
        @"(?<![0-9])(\d+)\s+(\d+)\s+obj\s*<<((?:(?!endobj).)*?/Type\s*/Page(?![A-Za-z])(?:(?!endobj).)*?)>>\s*endobj",
        RegexOptions.Singleline
    )]
    private static partial Regex PagePattern();

    /// <summary>Objects to be appended, and where they stand.</summary>
    /// <param name="length">The length of what they are appended to.</param>
    /// <param name="size">The next free number.</param>
    private sealed class Update(int length, int size)
    {
        private readonly StringBuilder _text = new("\n");
        private readonly List<(int Number, int Generation, int Offset)> _entries = [];
        private int _size = size;

        public int Add(string content)
        {
            Replace(_size, 0, content);
            return _size++;
        }

        public void Replace(int number, int generation, string content)
        {
            _entries.Add((number, generation, length + _text.Length));
            _text.Append(CultureInfo.InvariantCulture, $"{number} {generation} obj\n{content}\nendobj\n");
        }

        /// <summary>With a cross-reference of the kind that it continues: readers do not mix the two.</summary>
        public byte[] Write(int previous, string root, int info, bool isStream)
        {
            var start = length + _text.Length;
            if (isStream)
            {
                var number = _size++;
                _entries.Add((number, 0, start));
                var index = string.Join(' ', _entries.Select(x => string.Create(CultureInfo.InvariantCulture, $"{x.Number} 1")));
                var rows = _entries.SelectMany(Row).ToArray();
                _text.Append(
                    CultureInfo.InvariantCulture,
                    $"{number} 0 obj\n<< /Type /XRef /Size {_size} /W [1 4 2] /Index [{index}] /Prev {previous} /Root {root} /Info {info} 0 R /Length {rows.Length} >>\nstream\n"
                );
                _text.Append(Encoding.Latin1.GetString(rows)).Append("\nendstream\nendobj\n");
            }
            else
            {
                _text.Append("xref\n");
                foreach (var (number, generation, offset) in _entries)
                {
                    _text.Append(CultureInfo.InvariantCulture, $"{number} 1\n{offset:0000000000} {generation:00000} n \n");
                }

                _text.Append(
                    CultureInfo.InvariantCulture,
                    $"trailer\n<< /Size {_size} /Prev {previous} /Root {root} /Info {info} 0 R >>\n"
                );
            }

            return PdfText.Bytes(_text.Append(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n").ToString());
        }

        private static byte[] Row((int Number, int Generation, int Offset) entry)
        {
            var row = new byte[7];
            row[0] = 1;
            BinaryPrimitives.WriteInt32BigEndian(row.AsSpan(1), entry.Offset);
            BinaryPrimitives.WriteUInt16BigEndian(row.AsSpan(5), (ushort)entry.Generation);
            return row;
        }
    }
}
