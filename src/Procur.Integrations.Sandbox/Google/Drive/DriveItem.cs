using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Google.Drive;

/// <summary>A file or folder.</summary>
internal sealed class DriveItem(string id, DateTimeOffset created)
{
    public const string Folder = "application/vnd.google-apps.folder";

    private const string Native = "application/vnd.google-apps.";

    private byte[]? _content;

    public string Id { get; } = id;

    public string Name { get; set; } = "Untitled";

    public string MimeType { get; set; } = "application/octet-stream";

    /// <summary>The folder or drive it stands in; null for a root.</summary>
    public string? Parent { get; set; }

    /// <summary>The shared drive it stands in; null in the account's own.</summary>
    public string? DriveId { get; set; }

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset Modified { get; private set; } = created;

    public bool Trashed { get; set; }

    public Dictionary<string, string> Properties { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> AppProperties { get; } = new(StringComparer.Ordinal);

    public List<DrivePermission> Permissions { get; } = [];

    public bool IsFolder => MimeType == Folder;

    /// <summary>Whether it is a document of Google's own, which has no bytes.</summary>
    public bool IsNative => MimeType.StartsWith(Native, StringComparison.Ordinal);

    public byte[] Content => _content ?? [];

    public string? RevisionId { get; private set; }

    private int Version { get; set; } = 1;

    public void Replace(byte[] content, DateTimeOffset now)
    {
        _content = content;
        RevisionId = DriveIds.Revision();
        Touch(now);
    }

    public void Touch(DateTimeOffset now)
    {
        Modified = now;
        Version++;
    }

    [SuppressMessage(
        "Security",
        "CA5351:Do not use broken cryptographic algorithms",
        Justification = "Drive names the MD5 of a file's content."
    )]
    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["kind"] = "drive#file",
            ["id"] = Id,
            ["name"] = Name,
            ["mimeType"] = MimeType,
            ["trashed"] = Trashed,
            ["createdTime"] = Time(Created),
            ["modifiedTime"] = Time(Modified),
            ["version"] = Version.ToString(CultureInfo.InvariantCulture),
            ["webViewLink"] = IsFolder
                ? $"https://drive.google.com/drive/folders/{Id}"
                : $"https://drive.google.com/file/d/{Id}/view?usp=drivesdk",
            ["shared"] = Permissions.Count > 1,
            ["permissions"] = new JsonArray([.. Permissions.Select(x => x.ToJson())]),
        };
        if (Parent is not null)
        {
            json["parents"] = new JsonArray(Parent);
        }

        if (DriveId is not null)
        {
            json["driveId"] = DriveId;
            json["teamDriveId"] = DriveId;
        }

        if (!IsNative)
        {
            json["size"] = Content.Length.ToString(CultureInfo.InvariantCulture);
            json["md5Checksum"] = Convert.ToHexStringLower(MD5.HashData(Content));
            json["sha256Checksum"] = Convert.ToHexStringLower(SHA256.HashData(Content));
            json["headRevisionId"] = RevisionId;
            json["originalFilename"] = Name;
        }

        Add(json, "properties", Properties);
        Add(json, "appProperties", AppProperties);
        return json;
    }

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static void Add(JsonObject json, string name, Dictionary<string, string> values)
    {
        if (values.Count > 0)
        {
            json[name] = new JsonObject(values.Select(x => KeyValuePair.Create(x.Key, (JsonNode?)x.Value)));
        }
    }
}
