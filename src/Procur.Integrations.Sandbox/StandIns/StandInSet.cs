namespace Procur.Integrations.Sandbox.StandIns;

/// <summary>The stand-ins of one sandbox, with their default accounts.</summary>
internal sealed class StandInSet
{
    private const string Default = "default";

    private readonly Dictionary<string, IStandIn> _standIns;
    private readonly Func<string, Uri> _rootOf;
    private readonly Uri? _webhooks;

    public StandInSet(IReadOnlyList<IStandIn> standIns, Func<string, Uri> rootOf, Uri? webhooks)
    {
        _standIns = standIns.ToDictionary(x => x.Key);
        _rootOf = rootOf;
        _webhooks = webhooks;
        Keys = [.. standIns.Select(x => x.Key)];
        foreach (var standIn in standIns)
        {
            Create(standIn, Default);
        }
    }

    public IReadOnlyList<string> Keys { get; }

    public IEnumerable<IStandIn> All => Keys.Select(x => _standIns[x]);

    public IStandIn? Find(string key) => _standIns.GetValueOrDefault(key);

    public IStandIn Get(string key) =>
        Find(key) ?? throw new SandboxException($"There is no service '{key}' in the sandbox; there are {string.Join(", ", Keys)}.");

    public static StandInAccount Account(IStandIn standIn, string? account) =>
        standIn.Accounts.FirstOrDefault(x => x.Name == (account ?? Default))
        ?? throw new SandboxException(
            $"{standIn.Key} has no account '{account}'; it has {string.Join(", ", standIn.Accounts.Select(x => x.Name))}."
        );

    public SandboxAccount Create(string integration, string account)
    {
        var standIn = Get(integration);
        Create(standIn, account);
        return Describe(standIn, Account(standIn, account));
    }

    public SandboxAccount Describe(string integration, string? account)
    {
        var standIn = Get(integration);
        return Describe(standIn, Account(standIn, account));
    }

    public IReadOnlyDictionary<string, string?> Configuration(string? account)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var standIn in All)
        {
            foreach (var found in standIn.Accounts.Where(x => x.Name == (account ?? Default)))
            {
                Describe(standIn, found).AddTo(settings, $"Integrations:{standIn.Section}");
            }
        }

        return settings;
    }

    public SandboxAccount Describe(IStandIn standIn, StandInAccount account)
    {
        var settings = new Dictionary<string, string?>(standIn.Settings(account, _rootOf(standIn.Key)), StringComparer.OrdinalIgnoreCase)
        {
            ["Environment"] = "Sandbox",
        };
        return new SandboxAccount(standIn.Key, standIn.Section, account.Name, settings);
    }

    private void Create(IStandIn standIn, string name)
    {
        var account = standIn.CreateAccount(name);
        if (_webhooks is not null)
        {
            var url = $"{_webhooks.AbsoluteUri.TrimEnd('/')}/{standIn.Key}";
            account.WebhookUrl = new Uri(name == Default ? url : $"{url}/{Uri.EscapeDataString(name)}");
        }
    }
}
