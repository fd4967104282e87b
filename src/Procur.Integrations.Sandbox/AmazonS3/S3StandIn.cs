using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.AmazonS3.Operations;
using Procur.Integrations.Sandbox.AmazonS3.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.AmazonS3;

/// <summary>Amazon S3's REST API with Signature Version 4: one bucket an account.</summary>
internal sealed class S3StandIn : StandIn<S3Account>
{
    public const string Name = "s3";

    private readonly SandboxWorld _world;

    public S3StandIn(SandboxWorld world)
    {
        _world = world;
        Acts = new Dictionary<string, StandInAct>
        {
            ["store"] = Act((account, arguments, _) => Task.FromResult(SetStore(account, arguments))),
            ["read"] = Act((account, arguments, _) => Task.FromResult(Read(account, arguments))),
        };
    }

    public override string Key => Name;

    public override string Section => "AmazonS3";

    public override IReadOnlyDictionary<string, StandInAct> Acts { get; }

    public override void Recognize(StandInCall call)
    {
        var keyId = SigV4.KeyIdOf(call);
        call.Account = Accounts.FirstOrDefault(account => account.AccessKeyId.Accepts(keyId));
        call.Operation = S3Operations.Find(call.Method, AddressOf(call), call.Header("x-amz-copy-source") is not null);
    }

    public override async Task<StandInReply> HandleAsync(StandInCall call, CancellationToken cancellationToken)
    {
        var requestId = RandomNumberGenerator.GetHexString(16);
        StandInReply reply;
        try
        {
            reply = await AnswerAsync(call, cancellationToken).ConfigureAwait(false);
        }
        catch (S3Refusal refusal)
        {
            reply = refusal.ToReply(call.Path, requestId);
        }

        // HEAD has no body, also where it is refused: only the status speaks.
        reply = call.Method == "HEAD" && reply.Status >= 300 ? new StandInReply(reply.Status, default, null) : reply;
        return reply.With("x-amz-request-id", requestId);
    }

    public override StandInReply Fail(StandInFailure failure, int? retryAfter)
    {
        var refusal = failure switch
        {
            StandInFailure.RateLimited => new S3Refusal(503, "SlowDown", "Please reduce your request rate."),
            StandInFailure.Unavailable => new S3Refusal(503, "ServiceUnavailable", "Service is unable to handle request."),
            _ => new S3Refusal(500, "InternalError", "We encountered an internal error. Please try again."),
        };
        var requestId = RandomNumberGenerator.GetHexString(16);
        var reply = refusal.ToReply("/", requestId).With("x-amz-request-id", requestId);
        return retryAfter is { } seconds ? reply.With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)) : reply;
    }

    protected override S3Account Open(string name) => new(name);

    protected override IReadOnlyDictionary<string, string?> Settings(S3Account account, Uri root) =>
        new Dictionary<string, string?>
        {
            ["Endpoint"] = root.AbsoluteUri,
            ["AccessKeyId"] = account.AccessKeyId.Current,
            ["SecretAccessKey"] = account.SecretAccessKey.Current,
            ["BucketName"] = account.Bucket,
            ["Region"] = account.Region,
            ["PathStyle"] = "true",
        };

    private S3Address AddressOf(StandInCall call) => S3Address.Of(call, Accounts.Select(account => account.Bucket));

    private async Task<StandInReply> AnswerAsync(StandInCall call, CancellationToken cancellationToken)
    {
        if (SigV4.KeyIdOf(call) is null)
        {
            throw S3Refusal.Denied();
        }

        if (call.Account is not S3Account account)
        {
            throw new S3Refusal(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.");
        }

        var signed = SigV4.Verify(call, account, _world.Clock);
        var address = AddressOf(call);
        if (address.Bucket != account.Bucket)
        {
            throw Accounts.Any(other => other.Bucket == address.Bucket)
                ? S3Refusal.Denied()
                : new S3Refusal(404, "NoSuchBucket", "The specified bucket does not exist");
        }

        if (call.Operation is not S3Operation operation)
        {
            throw new S3Refusal(501, "NotImplemented", "A header or query you provided implies functionality that is not implemented.");
        }

        var body = S3Content.Read(call, account.Store, signed);
        var made = new S3Call(_world, account, address, body, call.Header) { Stored = S3Headers.Stored(call.Headers) };
        return await call.ExecuteAsync(() => Execute(operation, made), cancellationToken).ConfigureAwait(false);
    }

    private static StandInReply Execute(S3Operation operation, S3Call call)
    {
        lock (call.Account.Gate)
        {
            try
            {
                return operation.Execute(call);
            }
            catch (S3Refusal refusal)
            {
                return refusal.ToReply("/" + call.Key, RandomNumberGenerator.GetHexString(16));
            }
        }
    }

    private static JsonObject? SetStore(S3Account account, JsonObject arguments)
    {
        lock (account.Gate)
        {
            account.Store.TakesChunks = (bool?)arguments["chunks"] ?? account.Store.TakesChunks;
            account.Store.TakesUnsigned = (bool?)arguments["unsigned"] ?? account.Store.TakesUnsigned;
            account.Store.WantsEqualParts = (bool?)arguments["equalParts"] ?? account.Store.WantsEqualParts;
            account.Store.AllowsList = (bool?)arguments["list"] ?? account.Store.AllowsList;
            return null;
        }
    }

    private static JsonObject? Read(S3Account account, JsonObject arguments)
    {
        lock (account.Gate)
        {
            var objects = new JsonArray();
            foreach (var found in account.Objects.Values.Where(found => (string?)arguments["key"] is not { } key || key == found.Key))
            {
                // Without its static type this would be written by reflection.
                JsonNode row = new JsonObject
                {
                    ["key"] = found.Key,
                    ["length"] = found.Content.Length,
                    ["sha256"] = SigV4.Hex(SHA256.HashData(found.Content.Span)),
                    ["headers"] = new JsonObject(found.Headers.Select(header => KeyValuePair.Create(header.Key, (JsonNode?)header.Value))),
                };
                objects.Add(row);
            }

            return new JsonObject { ["objects"] = objects, ["uploads"] = account.Uploads.Count };
        }
    }
}
