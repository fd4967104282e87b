using System.Security.Cryptography;
using Procur.Integrations.Sandbox.Sap.Model;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Sap;

/// <summary>One client of one system with its communication user, and everything that is booked in it.</summary>
internal sealed class SapAccount : StandInAccount
{
    public const string DefaultClient = "100";
    public const string Company = "1710";

    private int _order;
    private int _invoice;
    private int _material;

    public SapAccount(string name, int number)
        : base(name)
    {
        UserName = $"PROCUR_{number}";
        ClientId = $"sb-procur-{number}";
        Password = new CredentialRing(() =>
            RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789", 24)
        );
        ClientSecret = new CredentialRing(() => RandomNumberGenerator.GetHexString(40, lowercase: true));
        Credentials = new Dictionary<string, CredentialRing> { [nameof(Password)] = Password, [nameof(ClientSecret)] = ClientSecret };
        Reset();
    }

    public string UserName { get; }

    public string ClientId { get; }

    public CredentialRing Password { get; }

    public CredentialRing ClientSecret { get; }

    public override IReadOnlyDictionary<string, CredentialRing> Credentials { get; }

    /// <summary>Sessions and access tokens.</summary>
    public SapSessions Sessions { get; } = new();

    public Dictionary<string, SapEntity> Orders { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SapEntity> Invoices { get; } = new(StringComparer.Ordinal);

    public List<SapEntity> Movements { get; } = [];

    public Dictionary<string, SapEntity> Suppliers { get; } = new(StringComparer.Ordinal);

    public List<SapEntity> Budgets { get; } = [];

    /// <summary>Orders that somebody has open.</summary>
    public HashSet<string> Locked { get; } = new(StringComparer.Ordinal);

    /// <summary>Services that the user has no right to.</summary>
    public HashSet<string> Withheld { get; } = new(StringComparer.Ordinal);

    /// <summary>Rows on a page.</summary>
    public int PageSize { get; set; }

    /// <summary>What is said beside the next new document.</summary>
    public string? Warning { get; set; }

    /// <summary>Whether the next call is answered with the logon page.</summary>
    public bool ShowsLogonPage { get; set; }

    public string NextOrder() => (4_500_000_000L + ++_order).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public string NextInvoice() => (5_105_600_000L + ++_invoice).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public string NextMaterialDocument() => (5_000_000_000L + ++_material).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public override void Reset()
    {
        Orders.Clear();
        Invoices.Clear();
        Movements.Clear();
        Suppliers.Clear();
        Budgets.Clear();
        Locked.Clear();
        Withheld.Clear();
        PageSize = 100;
        Warning = null;
        ShowsLogonPage = false;
        foreach (var (number, name) in ((string, string)[])[("17300001", "Domestic US Supplier 1"), ("17300002", "Domestic US Supplier 2")])
        {
            var supplier = new SapEntity(SapSchema.Supplier);
            supplier["Supplier"] = number;
            supplier["SupplierName"] = name;
            supplier["PurchasingIsBlocked"] = false;
            supplier["PostingIsBlocked"] = false;
            supplier["DeletionIndicator"] = false;
            Suppliers.Add(number, supplier);
        }
    }
}
