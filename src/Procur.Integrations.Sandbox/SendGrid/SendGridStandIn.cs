using System.Globalization;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.SendGrid.Events;
using Procur.Integrations.Sandbox.SendGrid.Mails;
using Procur.Integrations.Sandbox.SendGrid.Templates;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.SendGrid;

/// <summary>SendGrid's API v3, as far as mail, templates, scopes and the event webhook go.</summary>
internal sealed class SendGridStandIn : StandIn<SendGridAccount>
{
    public const string Name = "sendgrid";

    private readonly SandboxWorld _world;
    private readonly RouteTable<SendGridOperation> _routes = new();

    public SendGridStandIn(SandboxWorld world)
    {
        _world = world;
        var events = new SendGridEvents(world);
        var mails = new SendGridMailRoom(world, events);
        _routes.Add("POST", "/v3/mail/send", new("mail.send", true, "mail.send", mails.Send));
        _routes.Add("GET", "/v3/scopes", new("scopes.list", false, null, Scopes));
        _routes.Add("GET", "/v3/templates", new("templates.list", false, "templates.read", SendGridTemplatePages.List));
        _routes.Add("GET", "/v3/templates/{}", new("templates.get", false, "templates.read", SendGridTemplatePages.Get));
        _routes.Add(
            "GET",
            "/v3/user/webhooks/event/settings/all",
            new("event_webhooks.list", false, "user.webhooks.event.settings.read", EventWebhooks)
        );
        Acts = new SendGridActs(world, events).All.ToDictionary(x => x.Key, x => Act(x.Value));
    }

    public override string Key => Name;

    public override string Section => "SendGrid";

    public override IReadOnlyDictionary<string, StandInAct> Acts { get; }

    public override void Recognize(StandInCall call)
    {
        call.Operation = _routes.Find(call.Method, call.Path, out var values);
        call.PathValues = values;
        call.Account = call.BearerToken() is { } key ? Accounts.FirstOrDefault(x => x.ApiKey.Accepts(key)) : null;
    }

    public override async Task<StandInReply> HandleAsync(StandInCall call, CancellationToken cancellationToken)
    {
        try
        {
            var account =
                call.Account as SendGridAccount
                ?? throw new SendGridProblem(401, "The provided authorization grant is invalid, expired, or revoked");
            var operation = call.Operation as SendGridOperation ?? throw new SendGridProblem(404, "not found");
            lock (account.Gate)
            {
                Admit(account, operation);
            }

            return await call.ExecuteAsync(() => Execute(call, account, operation), cancellationToken).ConfigureAwait(false);
        }
        catch (SendGridProblem problem)
        {
            return problem.ToReply();
        }
    }

    public override StandInReply Fail(StandInFailure failure, int? retryAfter) =>
        failure switch
        {
            // The service tells when to come back by a moment, not by Retry-After; a fault that asks for the header gets both.
            StandInFailure.RateLimited => Limited(retryAfter),
            StandInFailure.Unavailable => new SendGridProblem(503, "Service Unavailable").ToReply(),
            _ => new SendGridProblem(500, "Internal Server Error").ToReply(),
        };

    protected override SendGridAccount Open(string name) => new(name);

    protected override IReadOnlyDictionary<string, string?> Settings(SendGridAccount account, Uri root)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Endpoint"] = root.AbsoluteUri,
            ["ApiKey"] = account.ApiKey.Current,
            ["FromEmail"] = SendGridAccount.DefaultSender,
            ["FromName"] = "Procur Sandbox",
            ["WebhookPublicKey"] = account.WebhookPublicKey.Current,
        };
        lock (account.Gate)
        {
            foreach (var template in account.Templates)
            {
                settings[$"Templates:{template.Name}"] = template.Id;
            }
        }

        return settings;
    }

    private StandInReply Limited(int? retryAfter)
    {
        var reset = _world.Clock.GetUtcNow().AddSeconds(retryAfter ?? 1).ToUnixTimeSeconds();
        var reply = new SendGridProblem(429, "too many requests")
            .ToReply()
            .With("X-RateLimit-Limit", "600")
            .With("X-RateLimit-Remaining", "0")
            .With("X-RateLimit-Reset", reset.ToString(CultureInfo.InvariantCulture));
        return retryAfter is { } seconds ? reply.With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)) : reply;
    }

    private static void Admit(SendGridAccount account, SendGridOperation operation)
    {
        if (operation.Scope is { } scope && !account.Scopes.Contains(scope))
        {
            throw new SendGridProblem(403, "access forbidden");
        }

        if (operation.Mutates && account.IsOutOfCredits)
        {
            throw new SendGridProblem(401, "Maximum credits exceeded");
        }
    }

    private static StandInReply Execute(StandInCall call, SendGridAccount account, SendGridOperation operation)
    {
        lock (account.Gate)
        {
            try
            {
                return operation.Execute(call, account);
            }
            catch (SendGridProblem problem)
            {
                return problem.ToReply();
            }
        }
    }

    private static StandInReply Scopes(StandInCall call, SendGridAccount account)
    {
        var scopes = new JsonArray();
        foreach (var scope in account.Scopes)
        {
            scopes.Add((JsonNode)scope);
        }

        return StandInReply.Text(200, new JsonObject { ["scopes"] = scopes }.ToJsonString());
    }

    private static StandInReply EventWebhooks(StandInCall call, SendGridAccount account)
    {
        var webhook = new JsonObject
        {
            ["id"] = account.WebhookId,
            ["enabled"] = account.WebhookUrl is not null,
            ["url"] = account.WebhookUrl?.AbsoluteUri ?? "",
            ["friendly_name"] = "Procur",
            ["public_key"] = account.WebhookPublicKey.Current,
        };
        foreach (var name in SendGridEvents.Settings)
        {
            webhook[name] = true;
        }

        var webhooks = new JsonArray();
        webhooks.Add((JsonNode)webhook);
        return StandInReply.Text(200, new JsonObject { ["max_allowed"] = 2, ["webhooks"] = webhooks }.ToJsonString());
    }
}
