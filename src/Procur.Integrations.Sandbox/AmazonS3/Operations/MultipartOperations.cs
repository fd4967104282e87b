using System.Globalization;
using System.Security.Cryptography;
using System.Xml;
using System.Xml.Linq;
using Procur.Integrations.Sandbox.AmazonS3.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.AmazonS3.Operations;

/// <summary>Uploads in parts.</summary>
internal static class MultipartOperations
{
    private const int MostParts = 10_000;
    private const int LeastPart = 5 * 1024 * 1024;

    public static StandInReply Create(S3Call call)
    {
        ObjectOperations.CheckKey(call);
        ObjectOperations.CheckMetadata(call.Stored);
        var upload = new S3MultipartUpload(RandomNumberGenerator.GetHexString(32, lowercase: true), call.Key, call.Stored, call.Now);
        call.Account.Uploads[upload.Id] = upload;
        return S3Xml.Reply(
            S3Xml.Element(
                "InitiateMultipartUploadResult",
                S3Xml.Element("Bucket", call.Account.Bucket),
                S3Xml.Element("Key", call.Key),
                S3Xml.Element("UploadId", upload.Id)
            )
        );
    }

    public static StandInReply UploadPart(S3Call call)
    {
        var number = call.Number("partNumber", 0, int.MaxValue);
        if (number is < 1 or > MostParts)
        {
            throw new S3Refusal(400, "InvalidArgument", $"Part number must be an integer between 1 and {MostParts}, inclusive");
        }

        var etag = ObjectOperations.ETagOf(call.Body.Span);
        call.Upload().Parts[number] = (etag, call.Body);
        return new StandInReply(200, default, null).With("ETag", etag);
    }

    public static StandInReply ListParts(S3Call call)
    {
        var upload = call.Upload();
        return S3Xml.Reply(
            S3Xml.Element(
                "ListPartsResult",
                S3Xml.Element("Bucket", call.Account.Bucket),
                S3Xml.Element("Key", call.Key),
                S3Xml.Element("UploadId", upload.Id),
                S3Xml.Element("IsTruncated", false),
                upload.Parts.Select(part =>
                    S3Xml.Element(
                        "Part",
                        S3Xml.Element("PartNumber", part.Key),
                        S3Xml.Element("ETag", part.Value.ETag),
                        S3Xml.Element("Size", part.Value.Content.Length)
                    )
                )
            )
        );
    }

    public static StandInReply ListUploads(S3Call call) =>
        S3Xml.Reply(
            S3Xml.Element(
                "ListMultipartUploadsResult",
                S3Xml.Element("Bucket", call.Account.Bucket),
                S3Xml.Element("IsTruncated", false),
                call.Account.Uploads.Values.Select(upload =>
                    S3Xml.Element(
                        "Upload",
                        S3Xml.Element("Key", upload.Key),
                        S3Xml.Element("UploadId", upload.Id),
                        S3Xml.Element("Initiated", S3Xml.Moment(upload.StartedAt))
                    )
                )
            )
        );

    public static StandInReply Complete(S3Call call)
    {
        var upload = call.Upload();
        call.CheckConditions();
        var wanted = Parts(call.Body);
        var content = new MemoryStream();
        var tags = new MemoryStream();
        var sizes = new List<int>();
        var last = 0;
        foreach (var (number, etag) in wanted)
        {
            if (number <= last)
            {
                throw new S3Refusal(400, "InvalidPartOrder", "The list of parts was not in ascending order.");
            }

            if (!upload.Parts.TryGetValue(number, out var part) || part.ETag != S3Call.Quoted(etag))
            {
                throw new S3Refusal(400, "InvalidPart", "One or more of the specified parts could not be found.");
            }

            last = number;
            sizes.Add(part.Content.Length);
            content.Write(part.Content.Span);
            tags.Write(Convert.FromHexString(part.ETag.Trim('"')));
        }

        Check(sizes, call.Account.Store);
#pragma warning disable CA5351 // What the service's entity tags are; nothing is kept secret by it.
        var made = $"\"{SigV4.Hex(MD5.HashData(tags.ToArray()))}-{sizes.Count.ToString(CultureInfo.InvariantCulture)}\"";
#pragma warning restore CA5351
        var stored = call.Store(content.ToArray(), made, upload.Headers);
        call.Account.Uploads.Remove(upload.Id);
        return S3Xml.Reply(
            S3Xml.Element(
                "CompleteMultipartUploadResult",
                S3Xml.Element("Bucket", call.Account.Bucket),
                S3Xml.Element("Key", call.Key),
                S3Xml.Element("ETag", stored.ETag)
            )
        );
    }

    public static StandInReply Abort(S3Call call)
    {
        call.Account.Uploads.Remove(call.Upload().Id);
        return new StandInReply(204, default, null);
    }

    private static void Check(List<int> sizes, S3Store store)
    {
        var full = sizes.SkipLast(1).ToList();
        if (full.Exists(size => size < LeastPart))
        {
            throw new S3Refusal(400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
        }

        if (store.WantsEqualParts && full.Distinct().Count() > 1)
        {
            throw new S3Refusal(400, "InvalidPart", "All non-trailing parts must have the same length.");
        }
    }

    private static List<(int Number, string ETag)> Parts(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var stream = new MemoryStream(body.ToArray());
            var parts = XDocument
                .Load(stream)
                .Root!.Elements()
                .Where(element => element.Name.LocalName == "Part")
                .Select(part => (int.Parse(Value(part, "PartNumber"), CultureInfo.InvariantCulture), Value(part, "ETag")))
                .ToList();
            return parts.Count > 0 ? parts : throw Malformed();
        }
        catch (Exception e) when (e is XmlException or FormatException)
        {
            throw Malformed();
        }
    }

    private static string Value(XElement part, string name) =>
        part.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value ?? throw Malformed();

    private static S3Refusal Malformed() =>
        new(400, "MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema");
}
