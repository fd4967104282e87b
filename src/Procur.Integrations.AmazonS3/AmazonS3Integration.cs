using Microsoft.Extensions.Configuration;
using Procur.Integrations.Connections;

namespace Procur.Integrations.AmazonS3;

/// <summary>What there is to know of Amazon S3, and connections without a container.</summary>
public static class AmazonS3Integration
{
    private const string Keys = "IAM, Users, the user, Security credentials, Access keys";

    /// <summary>What hosts see of it.</summary>
    public static IntegrationDescriptor Descriptor { get; } =
        new("s3", "Amazon S3")
        {
            Section = "AmazonS3",
            Documentation = new Uri("https://docs.aws.amazon.com/AmazonS3/latest/API/"),
            Console = new Uri("https://console.aws.amazon.com/s3/"),
            Settings =
            [
                // Not a secret by itself; sealed and scrubbed as one, for it goes with one and names an account.
                new OptionSetting<AmazonS3Options>(nameof(AmazonS3Options.AccessKeyId), static options => options.AccessKeyId)
                {
                    Secret = true,
                    Required = true,
                    Environment = "AWS_ACCESS_KEY_ID",
                    Find = Keys,
                    Description = "The access key's id.",
                },
                new OptionSetting<AmazonS3Options>(nameof(AmazonS3Options.SecretAccessKey), static options => options.SecretAccessKey)
                {
                    Secret = true,
                    Required = true,
                    Environment = "AWS_SECRET_ACCESS_KEY",
                    Find = Keys + "; shown once",
                    Description = "The secret access key.",
                },
                new OptionSetting<AmazonS3Options>(nameof(AmazonS3Options.SessionToken), static options => options.SessionToken)
                {
                    Secret = true,
                    Environment = "AWS_SESSION_TOKEN",
                    Find = "The answer of AWS STS",
                    Description = "Session token, for temporary credentials only.",
                },
                new OptionSetting<AmazonS3Options>(nameof(AmazonS3Options.BucketName), static options => options.BucketName)
                {
                    Required = true,
                    Environment = "S3_BUCKET_NAME",
                    Find = "S3, Buckets",
                    Description = "The bucket.",
                },
                new OptionSetting<AmazonS3Options>(nameof(AmazonS3Options.Region), static options => options.Region)
                {
                    Environment = "AWS_REGION",
                    Find = "S3, Buckets, AWS Region",
                    Description = "The bucket's region; `us-east-1` where it is not set, `auto` at Cloudflare R2.",
                },
                new OptionSetting<AmazonS3Options>(nameof(AmazonS3Options.Profile), static options => options.Profile.ToString())
                {
                    Shared = true,
                    Default = nameof(AmazonS3Profile.Aws),
                    Description = "Whose store it is: `Aws`, `CloudflareR2`, `DigitalOceanSpaces` or `Minio`.",
                },
                new OptionSetting<AmazonS3Options>(nameof(AmazonS3Options.Endpoint), static options => options.Endpoint?.OriginalString)
                {
                    Address = true,
                    Shared = true,
                    Environment = "S3_ENDPOINT",
                    Find = "The store's console (R2: Overview, S3 API)",
                    Description = "The store's address without the bucket; follows from the region at AWS and Spaces.",
                },
                new OptionSetting<AmazonS3Options>(nameof(AmazonS3Options.PathStyle), static options => Text(options.PathStyle))
                {
                    Shared = true,
                    Description = "Bucket in the path and not in the host name; the profile decides.",
                },
                new OptionSetting<AmazonS3Options>(nameof(AmazonS3Options.SignContent), static options => Text(options.SignContent))
                {
                    Shared = true,
                    Description = "Sign the SHA-256 of all content; the profile decides, and plain HTTP always does.",
                },
                new OptionSetting<AmazonS3Options>(nameof(AmazonS3Options.Checksums), static options => Text(options.Checksums))
                {
                    Shared = true,
                    Default = "false",
                    Description = "Send and check a CRC with all content; for AWS.",
                },
                new OptionSetting<AmazonS3Options>(nameof(AmazonS3Options.PartSizeMiB), static options => Text(options.PartSizeMiB))
                {
                    Shared = true,
                    Default = "8",
                    Description = "Size of a part in MiB, 5 to 2047; longer content goes in up to 10,000 parts.",
                },
                new OptionSetting<AmazonS3Options>(nameof(AmazonS3Options.ConcurrentParts), static options => Text(options.ConcurrentParts))
                {
                    Shared = true,
                    Default = "2",
                    Description = "Parts of one upload on their way at once, each held in memory.",
                },
            ],
        };

    /// <summary>What the core needs to know; for hosts that build their own registration.</summary>
    public static IntegrationDefinition<AmazonS3Options> Definition { get; } =
        new()
        {
            Descriptor = Descriptor,
            Bind = static (section, options) => section.Bind(options),
            Endpoint = static options => options.EffectiveEndpoint,
            // The AWS SDK signs and reads; nothing is sent by the core's own client.
            ReadFailure = static _ => null,
            Authenticate = static (_, _, _) => { },
            Validate = AmazonS3OptionsRules.Check,
            Abilities =
            [
                IntegrationAbility.Of(static connection => new S3Client(connection)),
                IntegrationAbility.Of<IIntegrationConnector>(static connection => new AmazonS3Connector(Client(connection))),
                IntegrationAbility.Of<IFileStorage>(static connection => new AmazonS3Files(Client(connection))),
                IntegrationAbility.Of<ITemporaryLinks>(static connection => new AmazonS3Links(Client(connection))),
                IntegrationAbility.Of<IFileFolders>(static connection => new AmazonS3Folders(Client(connection))),
            ],
        };

    /// <summary>Makes a connection without a container: <c>new S3Client(connection)</c>, or <c>connection.Get&lt;IFileStorage&gt;()</c>.</summary>
    /// <param name="options">The options; not to be changed afterwards.</param>
    /// <param name="time">The clock; the system's by default. The AWS SDK signs by the system's in any case.</param>
    /// <returns>The connection, to be disposed of when its clients are no longer used.</returns>
    public static StandaloneConnection CreateConnection(AmazonS3Options options, TimeProvider? time = null) =>
        StandaloneConnection.Create(Definition, options, time);

    private static S3Client Client(Connection connection) => connection.Get<S3Client>();

    private static string? Text(bool? value) =>
        value switch
        {
            null => null,
            true => "true",
            _ => "false",
        };

    private static string Text(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
