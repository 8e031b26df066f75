package dev.recs.stores.lists;

import dev.recs.stores.fakes.InMemoryProfiles;

final class ProfilesFakeTest extends ProfilesContract {

    @Override
    Profiles create() {
        return new InMemoryProfiles();
    }
}
