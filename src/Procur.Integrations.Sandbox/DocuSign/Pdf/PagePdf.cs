using System.Globalization;
using System.Text;

namespace Procur.Integrations.Sandbox.DocuSign.Pdf;

/// <summary>A PDF of one page with lines of text.</summary>
internal static class PagePdf
{
    private const int LinesAPage = 45;

    public static byte[] Of(string title, IEnumerable<string> lines)
    {
        var text = new StringBuilder("BT /F1 16 Tf 56 780 Td 16 TL (").Append(PdfText.Of(title)).Append(") Tj /F1 10 Tf T*");
        foreach (var line in lines.Take(LinesAPage))
        {
            text.Append(" T* (").Append(PdfText.Of(line)).Append(") Tj");
        }

        var content = text.Append(" ET").ToString();
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            string.Create(CultureInfo.InvariantCulture, $"<< /Length {content.Length} >>\nstream\n{content}\nendstream"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new int[objects.Length];
        for (var i = 0; i < objects.Length; i++)
        {
            offsets[i] = pdf.Length;
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            pdf.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        }

        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return PdfText.Bytes(pdf.ToString());
    }
}
