<?php
/** The generated PHP client makes the calls against a running API: URL and TOKEN in the environment. */

declare(strict_types=1);

use OpenAPI\Client\Api\EventsApi;
use OpenAPI\Client\Api\GuestsApi;
use OpenAPI\Client\Api\HealthApi;
use OpenAPI\Client\Api\ListsApi;
use OpenAPI\Client\Api\UsersApi;
use OpenAPI\Client\ApiException;
use OpenAPI\Client\Configuration;
use OpenAPI\Client\Model\Event;
use OpenAPI\Client\Model\GuestMerge;
use OpenAPI\Client\Model\NewChoice;
use OpenAPI\Client\Model\NewRefusal;
use OpenAPI\Client\Model\RecommendationList;

// Debian's packages instead of Composer: php-guzzlehttp-guzzle brings the others.
require_once 'GuzzleHttp/autoload.php';
require_once 'GuzzleHttp/Psr7/autoload.php';
spl_autoload_register(function (string $class): void {
    $file = __DIR__ . '/php/lib/' . str_replace('\\', '/', substr($class, strlen('OpenAPI\\Client\\'))) . '.php';
    if (str_starts_with($class, 'OpenAPI\\Client\\') && is_file($file)) {
        require $file;
    }
});

const USER = 'client-php';

function expect(bool $holds, string $what): void
{
    if (!$holds) {
        throw new RuntimeException("expected $what");
    }
}

function status(callable $call): int
{
    try {
        $call();
        return 200;
    } catch (ApiException $e) {
        return $e->getCode();
    }
}

function event(string $type, array $fields): Event
{
    return new Event(['type' => $type, 'user_id' => USER] + $fields);
}

$http = new GuzzleHttp\Client();
$server = (new Configuration())->setHost((string) getenv('URL'));
// The client writes 1 for true unless its default configuration says otherwise; the API refuses 1.
Configuration::getDefaultConfiguration()->setBooleanFormatForQueryString(Configuration::BOOLEAN_FORMAT_STRING);
$caller = (clone $server)->setAccessToken((string) getenv('TOKEN'));
$lists = new ListsApi($http, $caller);

expect((new HealthApi($http, $server))->health()->getStatus() === 'up', 'a healthy API');

$list = $lists->recommendations('12347', 5, null, ['22423', '85123A'], true, true);
expect($list->getSource() === RecommendationList::SOURCE_PERSONALIZED && count($list->getItems()) === 5, "five products of the user's own");
expect($list->getGeneratedAt() <= new DateTime('+1 minute'), 'the time of the list');
foreach ($list->getItems() as $item) {
    expect(count($item->getReasons()) > 0 && count($item->getContributions()) >= count($item->getReasons()), 'reasons');
}
expect($list->getShelves()[0]->getItems()[0]->getScore() === null, 'shelves without scores');

$first = $list->getItems()[0]->getProductId();
expect(count($lists->popularProducts(3)->getItems()) === 3, 'three popular products');
expect(count($lists->similarProducts($first, 3)->getItems()) === 3, 'three similar products');
expect($lists->visitorRecommendations([$first], 3)->getSource() === RecommendationList::SOURCE_SIMILAR, 'a list from what was viewed');
expect($lists->recommendationsByQuery('any/id', 2)->getUserId() === 'any/id', 'an id that no path can carry');

expect($lists->recommendations('12347', recs_consent: 'none')->getUserId() === null, 'a list of nobody without consent');
$parameters = (new ListsApi($http, $server))->rankingParameters('de');
expect($parameters->getLanguage() === 'de' && count($parameters->getSections()) > 1, 'parameters in German');

$own = $lists->recommendations(USER, 1);
$shown = ['product_id' => $own->getItems()[0]->getProductId(), 'source' => $own->getSource(), 'position' => 1,
    'recommendation_id' => $own->getRecommendationId()];
$report = (new EventsApi($http, $caller))->postEvents([
    event('view', ['product_id' => $first, 'at' => new DateTime()]),
    event('impression', $shown),
    event('click', $shown),
    event('order', ['order_id' => '1', 'product_ids' => [$first, 'no-such-product']]),
    event('search', ['query' => 'someone@example.org']),
], USER . '-' . hrtime(true));
expect($report->getAccepted() === 4 && $report->getRejected()[0]->getIndex() === 4
    && $report->getIgnored()[0]->getProductIds() === ['no-such-product'], 'a report by index');

$guest = (new GuestsApi($http, $server))->beginGuest();
$visitor = (clone $server)->setAccessToken($guest->getGuestToken());
expect($guest->getExpires() > new DateTime(), 'a token of a guest that lasts');
(new EventsApi($http, $visitor))->postEvents([new Event(['type' => 'view', 'user_id' => 'me', 'product_id' => $first, 'at' => new DateTime()])]);
expect((new ListsApi($http, $visitor))->recommendations('me', 3)->getUserId() === null, 'a list of nobody known');
$merge = new GuestMerge(['guest_token' => $guest->getGuestToken()]);
expect((new GuestsApi($http, $caller))->mergeGuest(USER, $merge)->getMerged(), 'what the guest did in the account');
expect(!(new GuestsApi($http, $caller))->mergeGuest(USER, $merge)->getMerged(), 'a merge once');
(new GuestsApi($http, $visitor))->deleteGuest();

$users = new UsersApi($http, $caller);
$refusal = $users->refuseSignal(USER, new NewRefusal(['type' => NewRefusal::TYPE_PRODUCT, 'product_id' => $first]));
expect($refusal->getProductId() === $first && $refusal->getId() !== '', 'a refusal with an id');
$refused = array_map(fn ($each) => $each->getId(), $users->signals(USER)->getRefusals());
expect(in_array($refusal->getId(), $refused, true), 'the refusal among the signals');
expect($users->takeBackRefusal(USER, $refusal->getId())->getRefusals() === [], 'no refusal once it is taken back');

expect(!$users->setPersonalization(USER, new NewChoice(['enabled' => false]))->getEnabled(), 'an opt-out');
expect(!$users->personalization(USER)->getEnabled(), 'the opt-out to last');
expect($users->eraseUser(USER)->getMissing() === [], 'an erasure in every store');

expect(status(fn () => $lists->similarProducts('no-such-product')) === 404, '404 for an unknown product');
expect(status(fn () => (new ListsApi($http, $server))->popularProducts()) === 401, '401 without a token');
echo "php: all calls were made\n";
