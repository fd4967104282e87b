using System.Globalization;
using Procur.Integrations.Sandbox.AmazonS3.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.AmazonS3;

/// <summary>A call whose signature was good.</summary>
/// <param name="World">Clock and ledger.</param>
/// <param name="Account">Whose bucket.</param>
/// <param name="Address">The key and the query.</param>
/// <param name="Body">The content, taken out of its chunks.</param>
/// <param name="Header">A header's first value.</param>
internal sealed record S3Call(
    SandboxWorld World,
    S3Account Account,
    S3Address Address,
    ReadOnlyMemory<byte> Body,
    Func<string, string?> Header
)
{
    public string Key => Address.Key;

    /// <summary>What an object is stored with.</summary>
    public required IReadOnlyDictionary<string, string> Stored { get; init; }

    public DateTimeOffset Now => World.Clock.GetUtcNow();

    /// <exception cref="S3Refusal">There is no such object.</exception>
    public S3Object Object() =>
        Account.Objects.TryGetValue(Key, out var found) ? found
        : Account.Store.AllowsList ? throw new S3Refusal(404, "NoSuchKey", "The specified key does not exist.")
        : throw S3Refusal.Denied();

    /// <exception cref="S3Refusal">There is no such upload.</exception>
    public S3MultipartUpload Upload() =>
        Account.Uploads.TryGetValue(Address.Query("uploadId") ?? "", out var found) && found.Key == Key
            ? found
            : throw new S3Refusal(
                404,
                "NoSuchUpload",
                "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed."
            );

    /// <summary>Stores an object and writes the ledger, unless it was there just so: twice is once.</summary>
    public S3Object Store(ReadOnlyMemory<byte> content, string etag, IReadOnlyDictionary<string, string> headers)
    {
        var made = new S3Object(Key, content, etag, headers, Now);
        var isNew = !made.IsSameAs(Account.Objects.GetValueOrDefault(Key));
        Account.Objects[Key] = made;
        if (isNew)
        {
            Write("object");
        }

        return made;
    }

    public void Write(string effect) =>
        World.Ledger.Write(new SandboxEffect(S3StandIn.Name, Account.Name, effect, Key, null, null, null, Now));

    /// <exception cref="S3Refusal">A condition of the request does not hold.</exception>
    public void CheckConditions()
    {
        var held = Account.Objects.GetValueOrDefault(Key);
        if (
            (Header("If-None-Match") == "*" && held is not null)
            || (Header("If-Match") is { } wanted && wanted != "*" && Quoted(wanted) != held?.ETag)
        )
        {
            throw new S3Refusal(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        }
    }

    public int Number(string name, int otherwise, int most) =>
        Address.Query(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, most)
        : throw new S3Refusal(400, "InvalidArgument", $"Provided {name} not an integer or within integer range");

    public static string Quoted(string etag) => etag.StartsWith('"') ? etag : $"\"{etag}\"";
}
