namespace Procur.Integrations.Sealing;

/// <summary>The keys at one moment: the one that seals, and those that only open what was sealed before.</summary>
internal sealed class KeyRing
{
    private readonly SealingKey[] keys;

    public KeyRing(SealingKey current, params IEnumerable<SealingKey> readOnly)
    {
        Current = current;
        keys = [.. readOnly.Prepend(current).DistinctBy(key => key.Id)];
    }

    public SealingKey Current { get; }

    public IEnumerable<string> Ids => keys.Select(key => key.Id);

    public SealingKey? Find(ReadOnlySpan<byte> id)
    {
        foreach (var key in keys)
        {
            if (key.IdBytes.SequenceEqual(id))
            {
                return key;
            }
        }

        return null;
    }
}
