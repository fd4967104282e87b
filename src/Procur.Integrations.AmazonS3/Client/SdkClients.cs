using Amazon.Runtime;
using Amazon.S3;
using Procur.Integrations.Connections;

namespace Procur.Integrations.AmazonS3;

/// <summary>The SDK's client for the connection's current state: made anew when credentials or settings change.</summary>
internal sealed class SdkClients(Connection connection)
{
    private readonly SdkHttpClientFactory http = new(connection);
    private SdkClient? current;

    public SdkClient For(Snapshot snapshot)
    {
        var held = Volatile.Read(ref current);
        if (held is null || held.Version != snapshot.Version)
        {
            // Two callers may each make one. The old one may still be in use; like this one it holds nothing that needs disposing.
            held = Make(snapshot);
            Volatile.Write(ref current, held);
        }

        return held;
    }

    private SdkClient Make(Snapshot snapshot)
    {
        var options = (AmazonS3Options)snapshot.Options;
        AWSCredentials credentials = string.IsNullOrWhiteSpace(options.SessionToken)
            ? new BasicAWSCredentials(options.AccessKeyId, options.SecretAccessKey)
            : new SessionAWSCredentials(options.AccessKeyId, options.SecretAccessKey, options.SessionToken);
        var checksums = options.Checksums;
        var config = new AmazonS3Config
        {
            // With both an address and a region the SDK drops the address; the region for the signature is a setting of its own.
            ServiceURL = options.EffectiveEndpoint.AbsoluteUri,
            AuthenticationRegion = options.SigningRegion,
            ForcePathStyle = options.UsesPathStyle,
            HttpClientFactory = http,
            // What may be sent again, and how often, is decided by the connection.
            RetryMode = RequestRetryMode.Standard,
            MaxErrorRetry = 0,
            MaxStaleConnectionRetries = 0,
            ThrottleRetries = false,
            DisableClockSkewCorrection = true,
            AllowAutoRedirect = false,
            RequestChecksumCalculation = checksums ? RequestChecksumCalculation.WHEN_SUPPORTED : RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = checksums ? ResponseChecksumValidation.WHEN_SUPPORTED : ResponseChecksumValidation.WHEN_REQUIRED,
            // Nothing is looked up in the machine's profile, environment or metadata service: the connection's settings say everything.
            DefaultConfigurationMode = DefaultConfigurationMode.Standard,
            IgnoreConfiguredEndpointUrls = true,
            UseDualstackEndpoint = false,
            UseFIPSEndpoint = false,
            DisableS3ExpressSessionAuth = true,
            DisableLogging = true,
            LogResponse = false,
            LogMetrics = false,
        };
#pragma warning disable CA2000 // It holds the shared HTTP client only, which is not its own.
        return new SdkClient(snapshot.Version, new AmazonS3Client(credentials, config), options);
#pragma warning restore CA2000
    }
}
