namespace Procur.Integrations.Sandbox.Mpesa.Express;

/// <summary>How the phones of one account answer by themselves. One for a phone goes before the one for all.</summary>
internal sealed class AutoAnswers
{
    private readonly Dictionary<string, AutoAnswer> _byPhone = new(StringComparer.Ordinal);
    private AutoAnswer? _forAll;

    public AutoAnswer? Of(string phone) => _byPhone.GetValueOrDefault(phone) ?? _forAll;

    /// <summary>Sets one.</summary>
    /// <param name="phone">Whose; null for all.</param>
    /// <param name="answer">Which.</param>
    public void Set(string? phone, AutoAnswer answer)
    {
        if (phone is null)
        {
            _forAll = answer;
        }
        else
        {
            _byPhone[phone] = answer;
        }
    }

    /// <summary>Takes one back.</summary>
    /// <param name="phone">Whose; null for every one that there is.</param>
    public void Remove(string? phone)
    {
        if (phone is null)
        {
            Clear();
        }
        else
        {
            _byPhone.Remove(phone);
        }
    }

    public void Clear()
    {
        _byPhone.Clear();
        _forAll = null;
    }
}
