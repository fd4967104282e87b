using System.Security.Cryptography;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.AmazonS3;

/// <summary>A bucket with a key that may use it.</summary>
internal sealed class S3Account : StandInAccount
{
    private const string Capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    public S3Account(string name)
        : base(name)
    {
        Bucket = "sandbox-" + RandomNumberGenerator.GetHexString(10, lowercase: true);
        AccessKeyId = new CredentialRing(static () => "AKIA" + RandomNumberGenerator.GetString(Capitals, 16));
        SecretAccessKey = new CredentialRing(static () => RandomNumberGenerator.GetString(Letters, 40));
    }

    public string Bucket { get; }

    public string Region { get; } = "us-east-1";

    public CredentialRing AccessKeyId { get; }

    public CredentialRing SecretAccessKey { get; }

    public override IReadOnlyDictionary<string, CredentialRing> Credentials =>
        new Dictionary<string, CredentialRing> { [nameof(AccessKeyId)] = AccessKeyId, [nameof(SecretAccessKey)] = SecretAccessKey };

    public S3Store Store { get; private set; } = new();

    /// <summary>By key, in the order in which S3 lists: that of the keys' UTF-8 bytes.</summary>
    public SortedDictionary<string, S3Object> Objects { get; } = new(Utf8Order.Instance);

    public Dictionary<string, S3MultipartUpload> Uploads { get; } = [];

    public override void Reset()
    {
        Store = new S3Store();
        Objects.Clear();
        Uploads.Clear();
    }
}
