using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.AmazonS3.Wire;

/// <summary>Answers in S3's XML.</summary>
internal static class S3Xml
{
    public static readonly XNamespace Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    // Without a byte order mark, which not every client reads over.
    private static readonly XmlWriterSettings Settings = new() { CheckCharacters = false, Encoding = new UTF8Encoding(false) };

    public static XElement Element(string name, params object?[] content) => new(Namespace + name, content);

    public static StandInReply Reply(XElement root)
    {
        using var written = new MemoryStream();
        using (var writer = XmlWriter.Create(written, Settings))
        {
            root.WriteTo(writer);
        }

        return new StandInReply(200, written.ToArray(), "application/xml");
    }

    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
