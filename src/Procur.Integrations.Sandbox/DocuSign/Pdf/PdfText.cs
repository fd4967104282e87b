using System.Text;

namespace Procur.Integrations.Sandbox.DocuSign.Pdf;

/// <summary>Text within a PDF: Latin-1, with brackets and backslashes escaped.</summary>
internal static class PdfText
{
    public static string Of(string text)
    {
        var written = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is '(' or ')' or '\\')
            {
                written.Append('\\');
            }

            written.Append(letter is >= ' ' and <= '\u00ff' ? letter : '?');
        }

        return written.ToString();
    }

    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
