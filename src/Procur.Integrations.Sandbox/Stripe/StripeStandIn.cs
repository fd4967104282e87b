using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.StandIns;
using Procur.Integrations.Sandbox.Webhooks;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>Stripe's API v1 in test mode.</summary>
internal sealed class StripeStandIn : StandIn<StripeAccount>
{
    private readonly SandboxWorld _world;
    private readonly RouteTable<StripeOperation> _routes = new();

    public StripeStandIn(SandboxWorld world)
    {
        _world = world;
        _routes.Add("GET", "/v1/balance", new StripeOperation("balance.get", Mutates: false, Balance));
        Acts = new Dictionary<string, StandInAct> { ["emit-event"] = Act(EmitEventAsync) };
    }

    public override string Key => "stripe";

    public override string Section => "Stripe";

    public override IReadOnlyDictionary<string, StandInAct> Acts { get; }

    public override void Recognize(StandInCall call)
    {
        call.Operation = _routes.Find(call.Method, call.Path, out var values);
        call.PathValues = values;
        call.Account =
            AuthenticationHeaderValue.TryParse(call.Header("Authorization"), out var header) && header.Scheme == "Bearer"
                ? Accounts.FirstOrDefault(x => x.SecretKey.Accepts(header.Parameter))
                : null;
    }

    public override async Task<StandInReply> HandleAsync(StandInCall call, CancellationToken cancellationToken)
    {
        if (call.Account is null)
        {
            return Error(401, "invalid_request_error", "Invalid API Key provided.");
        }

        if (call.Operation is not StripeOperation operation)
        {
            return Error(404, "invalid_request_error", $"Unrecognized request URL ({call.Method}: {call.Path}).");
        }

        return await call.ExecuteAsync(() => operation.Execute(call), cancellationToken).ConfigureAwait(false);
    }

    public override StandInReply Fail(StandInFailure failure, int? retryAfter) =>
        failure switch
        {
            StandInFailure.RateLimited when retryAfter is { } seconds => Error(429, "invalid_request_error", "Too many requests.")
                .With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)),
            StandInFailure.RateLimited => Error(429, "invalid_request_error", "Too many requests."),
            StandInFailure.Unavailable => Error(503, "api_error", "The service is not available."),
            _ => Error(500, "api_error", "An unknown error occurred."),
        };

    protected override StripeAccount Open(string name) => new(name);

    protected override IReadOnlyDictionary<string, string?> Settings(StripeAccount account, Uri root) =>
        new Dictionary<string, string?>
        {
            ["Endpoint"] = root.AbsoluteUri,
            ["SecretKey"] = account.SecretKey.Current,
            ["PublishableKey"] = account.PublishableKey.Current,
            ["WebhookSecret"] = account.WebhookSecret.Current,
        };

    private static StandInReply Balance(StandInCall call) =>
        StandInReply.Text(200, """{"object":"balance","available":[],"livemode":false,"pending":[]}""");

    private static StandInReply Error(int status, string type, string message) =>
        StandInReply.Text(
            status,
            new JsonObject
            {
                ["error"] = new JsonObject { ["type"] = type, ["message"] = message },
            }.ToJsonString()
        );

    private async Task<JsonObject?> EmitEventAsync(StripeAccount account, JsonObject arguments, CancellationToken cancellationToken)
    {
        var target = account.WebhookUrl ?? throw new SandboxException("The account has no address for webhooks.");
        var id = StripeIds.New("evt");
        var type = arguments["type"]?.GetValue<string>() ?? throw new SandboxException("emit-event needs a type.");
        var body = System.Text.Encoding.UTF8.GetBytes(
            new JsonObject
            {
                ["id"] = id,
                ["object"] = "event",
                ["type"] = type,
            }.ToJsonString()
        );
        _ = _world.Webhooks.Enqueue(
            new WebhookMessage(Key, account, id, type, target)
            {
                Retries = [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2)],
                Build = _ =>
                {
                    var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(body) };
                    request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
                    request.Headers.Add("Stripe-Signature", StripeSignature.Of(body, _world.Clock.GetUtcNow(), account.WebhookSecret.Live));
                    return request;
                },
            }
        );
        await Task.CompletedTask.ConfigureAwait(false);
        return new JsonObject { ["id"] = id };
    }
}
