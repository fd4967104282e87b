using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Slack.Installing;
using Procur.Integrations.Sandbox.Slack.Methods;
using Procur.Integrations.Sandbox.Slack.People;
using Procur.Integrations.Sandbox.Slack.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Slack;

/// <summary>Slack: the Web API, incoming webhooks, and the Events API with interactions for what people do.</summary>
internal sealed class SlackStandIn : StandIn<SlackAccount>
{
    public const string Name = "slack";

    private const string ApiPrefix = "/api/";

    private static readonly FrozenDictionary<string, SlackMethod> Methods = new[]
    {
        SlackChat.Methods,
        SlackConversations.Methods,
        SlackMembership.Methods,
        SlackLists.Methods,
        SlackHistory.Methods,
        SlackReactions.Methods,
        SlackPeople.Methods,
        SlackViews.Methods,
        SlackFiles.Methods,
    }
        .SelectMany(x => x)
        .ToFrozenDictionary(x => x.Name, StringComparer.Ordinal);

    private readonly SandboxWorld _world;
    private readonly SlackApp _app = new();
    private readonly SlackInstalling _installing;
    private readonly RouteTable<SlackEndpoint> _routes = new();

    public SlackStandIn(SandboxWorld world)
    {
        _world = world;
        var hooks = new SlackHooks(world);
        _installing = new SlackInstalling(world);
        _routes.Add("POST", "/services/{}/{}/{}", hooks.IncomingWebhook);
        _routes.Add("POST", "/actions/{}/{}", hooks.ResponseUrl);
        _routes.Add("POST", "/commands/{}/{}", hooks.ResponseUrl);
        _routes.Add("POST", "/upload/v1/{}", SlackHooks.Upload);
        var sender = new SlackSender(world);
        Acts = new SlackActs(world, new SlackInteractions(world, sender), new SlackSpeech(world, sender)).All.ToDictionary(
            x => x.Key,
            x => Act(x.Value)
        );
    }

    public override string Key => Name;

    public override string Section => "Slack";

    public override IReadOnlyDictionary<string, StandInAct> Acts { get; }

    public override void Recognize(StandInCall call)
    {
        if ((call.Method, call.Path) is ("GET", "/oauth/v2/authorize") or ("POST", "/api/oauth.v2.access"))
        {
            call.Operation = call.Method == "GET" ? SlackInstalling.Page : SlackInstalling.Access;
            call.Account = SlackInstalling.AccountOf(call, Accounts);
            return;
        }

        if (call.Path.StartsWith(ApiPrefix, StringComparison.Ordinal))
        {
            call.Operation = call.Method is "GET" or "POST" ? Methods.GetValueOrDefault(call.Path[ApiPrefix.Length..]) : null;
            var token = SlackArguments.TokenOf(call);
            call.Account = Accounts.FirstOrDefault(x => x.BotToken.Accepts(token) || x.Rotation.Knows(token));
            return;
        }

        call.Operation = _routes.Find(call.Method, call.Path, out var values);
        call.PathValues = values;
        call.Account = call.Operation?.Name switch
        {
            null => null,
            "files.upload" => Accounts.FirstOrDefault(x => Awaits(x, values[0])),
            _ => Accounts.FirstOrDefault(x => x.TeamId == values[0]),
        };
    }

    public override async Task<StandInReply> HandleAsync(StandInCall call, CancellationToken cancellationToken)
    {
        switch (call.Operation)
        {
            case var page when page == SlackInstalling.Page:
                return _installing.Click(call);
            case var access when access == SlackInstalling.Access:
                return await call.ExecuteAsync(() => Given(call), cancellationToken).ConfigureAwait(false);
            case SlackMethod method:
                return await InvokeAsync(call, method, cancellationToken).ConfigureAwait(false);
            case SlackEndpoint endpoint:
                return await call.ExecuteAsync(() => endpoint.Execute(call), cancellationToken).ConfigureAwait(false);
            case null when call.Path.StartsWith(ApiPrefix, StringComparison.Ordinal):
                var details = new JsonObject { ["req_method"] = call.Path[ApiPrefix.Length..] };
                return Reply(200, new SlackRefusalException("unknown_method", details).ToJson());
            default:
                return StandInReply.Text(404, "Not Found", "text/plain; charset=utf-8");
        }
    }

    public override StandInReply Fail(StandInFailure failure, int? retryAfter) =>
        failure switch
        {
            StandInFailure.RateLimited when retryAfter is { } seconds => Error(429, "ratelimited")
                .With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)),
            StandInFailure.RateLimited => Error(429, "ratelimited"),
            StandInFailure.Unavailable => Error(503, "service_unavailable"),
            // The service's own word for "some of it may have happened".
            StandInFailure.ServerErrorAfterCommit => Error(500, "fatal_error"),
            _ => Error(500, "internal_error"),
        };

    protected override SlackAccount Open(string name) => new(name, _app, _world.Clock.GetUtcNow());

    protected override IReadOnlyDictionary<string, string?> Settings(SlackAccount account, Uri root) =>
        new Dictionary<string, string?>
        {
            ["Endpoint"] = new Uri(root, "api/").AbsoluteUri,
            ["AuthorizationEndpoint"] = new Uri(root, "oauth/v2/authorize").AbsoluteUri,
            ["ClientId"] = account.App.ClientId,
            ["ClientSecret"] = account.App.ClientSecret.Current,
            ["BotToken"] = account.BotToken.Current,
            ["SigningSecret"] = account.App.SigningSecret.Current,
            ["AppId"] = account.App.Id,
            ["TeamId"] = account.TeamId,
            ["IncomingWebhookUrl"] = new Uri(root, $"services/{account.TeamId}/{account.WebhookId}/{account.WebhookSecret}").AbsoluteUri,
        };

    private static bool Awaits(SlackAccount account, string ticket)
    {
        lock (account.Gate)
        {
            return account.Files.Values.Any(x => x.Ticket == ticket);
        }
    }

    private StandInReply Given(StandInCall call)
    {
        try
        {
            return Reply(200, _installing.Give(call));
        }
        catch (SlackRefusalException e)
        {
            return Reply(200, e.ToJson());
        }
    }

    private async Task<StandInReply> InvokeAsync(StandInCall call, SlackMethod method, CancellationToken cancellationToken)
    {
        try
        {
            var account = call.Account as SlackAccount ?? throw NoAccount(call);
            var arguments = SlackArguments.Read(call);
            return await call.ExecuteAsync(() => Invoke(call, method, account, arguments), cancellationToken).ConfigureAwait(false);
        }
        catch (SlackRefusalException e)
        {
            return Reply(200, e.ToJson());
        }
    }

    private StandInReply Invoke(StandInCall call, SlackMethod method, SlackAccount account, SlackArguments arguments)
    {
        lock (account.Gate)
        {
            JsonObject json;
            try
            {
                if (account.RevokedTokens.Contains(SlackArguments.TokenOf(call)!))
                {
                    throw new SlackRefusalException("token_revoked");
                }

                if (account.Rotation.IsOver(SlackArguments.TokenOf(call), _world.Clock.GetUtcNow()))
                {
                    throw new SlackRefusalException("token_expired");
                }

                if (method.Scope is { } scope && !account.Scopes.Contains(scope))
                {
                    throw SlackCall.MissingScope(account, scope);
                }

                json = method.Execute(new SlackCall(_world, account, arguments, call.Root));
            }
            catch (SlackRefusalException e)
            {
                json = e.ToJson();
            }

            Warn(json, arguments.Warnings);
            var reply = Reply(200, json).With("X-OAuth-Scopes", string.Join(',', account.Scopes));
            return method.Scope is null ? reply : reply.With("X-Accepted-OAuth-Scopes", method.Scope);
        }
    }

    private static void Warn(JsonObject json, List<string> warnings)
    {
        if (warnings.Count > 0)
        {
            json["warning"] = string.Join(',', warnings);
            json["response_metadata"] ??= new JsonObject();
            json["response_metadata"]!["warnings"] = SlackJson.Texts(warnings);
        }
    }

    private static SlackRefusalException NoAccount(StandInCall call) =>
        new(SlackArguments.TokenOf(call) is null ? "not_authed" : "invalid_auth");

    private static StandInReply Error(int status, string error) => Reply(status, new SlackRefusalException(error).ToJson());

    private static StandInReply Reply(int status, JsonObject json) =>
        StandInReply.Text(status, json.ToJsonString(), "application/json; charset=utf-8").With("X-Slack-Req-Id", SlackIds.Hex(16));
}
